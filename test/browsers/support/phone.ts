import type { Frame, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { startChromium, type ChromiumSite } from './chromium.js';
import type { Site } from './site.js';

/** A small phone: touch, 320 × 568 px, a fourth of the speed. */
export const screen = { width: 320, height: 568 };

/** Starts the phone for the tests of a file, and opens a page in each, which must log no error. */
export function phoneForEachTest(): { readonly site: Site; readonly page: Page } {
  let chromium: ChromiumSite;
  let page: Page;
  beforeAll(async () => {
    chromium = await startChromium();
  });
  afterAll(() => chromium.close());
  beforeEach(async () => {
    const options = { viewport: screen, hasTouch: true, isMobile: true, deviceScaleFactor: 2 };
    const opened = await chromium.openPage(options);
    await opened.session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    page = opened.page;
  });
  afterEach(async () => {
    for (const frame of page.frames()) expect(await frame.evaluate(() => window.complaints ?? [])).toEqual([]);
    await page.context().close();
  });
  return {
    get site() {
      return chromium.site;
    },
    get page() {
      return page;
    },
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
