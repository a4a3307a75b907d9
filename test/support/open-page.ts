import type { Browser, Page } from 'playwright';
import { patience } from './patience.mjs';

/** A page in a Chromium that the test itself started. */
export async function openPage(browser: Browser): Promise<Page> {
  const page = await browser.newPage();
  page.setDefaultTimeout(patience);
  return page;
}
