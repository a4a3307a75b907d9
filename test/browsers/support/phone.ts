import type { Frame, Page } from 'playwright';
import { startChromium } from './chromium.js';
import type { Site } from './site.js';

/** A small phone: touch, 320 × 568 px, a fourth of the speed. */
export interface Phone {
  readonly site: Site;
  openPage(): Promise<Page>;
  close(): Promise<void>;
}

export const screen = { width: 320, height: 568 };

export async function startPhone(): Promise<Phone> {
  const chromium = await startChromium();
  return {
    site: chromium.site,
    async openPage() {
      const options = { viewport: screen, hasTouch: true, isMobile: true, deviceScaleFactor: 2 };
      const { page, session } = await chromium.openPage(options);
      await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
      return page;
    },
    close: chromium.close,
  };
}

export const button = (page: Page | Frame, name: string | RegExp) => page.getByRole('button', { name, exact: true });
export const numberField = (page: Page) => page.getByRole('textbox', { name: 'Phone number' });
export const codeField = (page: Page) => page.getByRole('textbox', { name: 'Verification code' });

/** Waits for a new message in the page's own backend and returns its code. */
export async function codeOf(page: Page, count: number): Promise<string> {
  await page.waitForFunction((count) => window.adapter.inbox.messages.length === count, count);
  return page.evaluate(() => window.adapter.inbox.messages.at(-1)?.code ?? '');
}
