import { chromium, type BrowserContextOptions, type CDPSession, type Page } from 'playwright';
import { chromiumArguments, findChromium } from '../../support/chromium.mjs';
import { patience } from '../../support/patience.mjs';
import { serveSite, type Site } from './site.js';

/** Chromium beside the site, for what it alone can emulate, through DevTools. */
export interface ChromiumSite {
  readonly site: Site;
  /** Opens an empty page, in a context of its own. */
  openPage(options?: BrowserContextOptions): Promise<{ page: Page; session: CDPSession }>;
  close(): Promise<void>;
}

export async function startChromium(): Promise<ChromiumSite> {
  const site = await serveSite();
  const browser = await chromium.launch({ executablePath: findChromium(), args: chromiumArguments });
  return {
    site,
    async openPage(options) {
      const context = await browser.newContext(options);
      const page = await context.newPage();
      page.setDefaultTimeout(patience);
      return { page, session: await context.newCDPSession(page) };
    },
    async close() {
      await browser.close();
      site.close();
    },
  };
}
