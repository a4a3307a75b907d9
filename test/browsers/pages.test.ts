import { afterEach, describe, expect, it } from 'vitest';
import { engineName, type Tab } from './support/engine.js';
import { engineForFile } from './support/engine-for-file.js';
import { addNumber, button, complaints, expectSaid } from './support/person.js';
import { replacePrint } from './support/replace-print.js';

const browser = engineForFile();

afterEach(() => {
  browser.site.failsChunks = false;
});

async function open(address: string): Promise<Tab> {
  const tab = await browser.engine.openTab();
  await tab.goto(address);
  return tab;
}

describe('two tabs', () => {
  it('show the same list: a number that one adds and verifies appears in the other', async () => {
    const [first, second] = [await open(browser.site.scene('http')), await open(browser.site.scene('http'))];
    await expectSaid(second, 'No phone numbers yet');
    await addNumber(first, '2015550123');
    await lookAt(second);
    await expectSaid(second, 'Unverified');
    await first.type(await browser.site.readCode('+12015550123'));
    await expectSaid(first, '+1 201 555 0123 is verified.');
    await lookAt(second);
    await expectSaid(second, '+1 201 555 0123 is verified.');
    expect(await complaints(first)).toEqual([]);
    expect(await complaints(second)).toEqual([]);
  });
});

/** What a browser fires when the user returns to a tab. */
const lookAt = (tab: Tab) =>
  tab.evaluate(() => void document.dispatchEvent(new Event('visibilitychange', { bubbles: true })));

describe('a part that could not be loaded', () => {
  it('is loaded by "Try again", or by a reload where the browser remembers the failure, as the text says', async () => {
    browser.site.failsChunks = true;
    const tab = await open(browser.site.scene('numbers'));
    await tab.click(button('Add phone number'));
    await expectSaid(tab, 'Check your connection, or reload the page.');
    browser.site.failsChunks = false;
    await tab.click(button('Try again'));
    // Firefox does not fetch a module again that has failed, until the page is reloaded.
    if (engineName === 'firefox') {
      await tab.reload();
      await tab.click(button('Add phone number'));
    }
    await expectSaid(tab, 'Send code');
  });
});

describe('backup codes', () => {
  it('are gone from a page that the browser kept for "Back"', async () => {
    const tab = await open(browser.site.scene('codes'));
    await expectSaid(tab, 'AAAA-1111-BBBB');
    await tab.evaluate(() => {
      addEventListener('pageshow', ({ persisted }) => {
        if (persisted) window.kept = document.documentElement.outerHTML;
      });
      location.href = '/elsewhere';
    });
    await expect.poll(() => tab.evaluate(() => document.title)).toBe('Elsewhere');
    await tab.evaluate(() => history.back());
    await expect.poll(() => tab.evaluate(() => window.kept ?? '')).toContain('These codes are no longer shown.');
    expect(await tab.evaluate(() => window.kept)).not.toMatch(/AAAA-1111-BBBB|CCCC-2222-DDDD/);
  });

  it('are printed on a sheet of their own, and do not count as saved', async () => {
    const tab = await open(browser.site.scene('codes'));
    await expectSaid(tab, 'AAAA-1111-BBBB');
    if (!browser.engine.readPrinted) await tab.evaluate(replacePrint);
    await tab.click(button('Print'));
    const printed = () => browser.engine.readPrinted?.() ?? tab.evaluate(() => window.sheet?.text ?? '');
    await expect.poll(printed).toMatch(/AAAA-1111-BBBB[\s\d.]*CCCC-2222-DDDD/);
    expect(await printed()).not.toContain('Done');
    if (!browser.engine.readPrinted) expect(await tab.evaluate(() => window.sheet?.height)).toBeGreaterThan(20);
    await expectSaid(tab, 'Check that the codes were printed.');
    await tab.click(button('Done'));
    await expectSaid(tab, 'Have you saved the codes?');
  });
});

declare global {
  interface Window {
    /** The page as the browser had kept it. */
    kept?: string;
  }
}
