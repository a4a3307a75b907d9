import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { en } from '../../src/messages/en.js';
import { engineName, startEngine, type Engine, type Tab } from './support/engine.js';
import { addNumber, button, codeOfMessage, complaints, expectSaid } from './support/person.js';
import { replacePrint } from './support/replace-print.js';
import { serveSite, type Site } from './support/site.js';

let engine: Engine;
let site: Site;
const tabs: Tab[] = [];

beforeAll(async () => {
  [engine, site] = await Promise.all([startEngine(), serveSite()]);
});
afterAll(async () => {
  await engine.close();
  site.close();
});
afterEach(() => {
  site.failsChunks = false;
});

async function open(address: string): Promise<Tab> {
  const tab = await engine.openTab();
  tabs.push(tab);
  await tab.goto(address);
  return tab;
}

describe('two tabs', () => {
  it('show the same: a number that one adds and verifies is on the list of the other', async () => {
    const [first, second] = [await open(site.scene('http')), await open(site.scene('http'))];
    await expectSaid(second, 'No phone numbers yet');
    await addNumber(first, '2015550123');
    await lookAt(second);
    await expectSaid(second, 'Unverified');
    await first.type(await site.readCode('+12015550123'));
    await expectSaid(first, '+1 201 555 0123 is verified.');
    await lookAt(second);
    await expectSaid(second, '+1 201 555 0123 is verified.');
    expect(await complaints(first)).toEqual([]);
    expect(await complaints(second)).toEqual([]);
  });
});

/** What a browser fires when the person comes back to a tab. */
const lookAt = (tab: Tab) =>
  tab.evaluate(() => void document.dispatchEvent(new Event('visibilitychange', { bubbles: true })));

describe('a part that could not be loaded', () => {
  it('is loaded by "Try again", or by a reload where the browser remembers the failure, as the text says', async () => {
    site.failsChunks = true;
    const tab = await open(site.scene('numbers'));
    await tab.click(button('Add phone number'));
    await expectSaid(tab, 'Check your connection. If it fails again, reload the page.');
    site.failsChunks = false;
    await tab.click(button('Try again'));
    // Firefox does not fetch a module again that has failed, until the page is reloaded.
    if (engineName === 'firefox') {
      await tab.reload();
      await tab.click(button('Add phone number'));
    }
    await expectSaid(tab, 'Send code');
  });
});

describe('in a frame that may use neither storage nor the clipboard', () => {
  it('a number is added and verified', async () => {
    const tab = (await open(site.sandboxed('numbers'))).inFrame();
    await expectSaid(tab, 'Add phone number');
    expect(await tab.evaluate(storage)).toBe('SecurityError');
    await addNumber(tab, '2015550188');
    await tab.type(await codeOfMessage(tab, 1));
    await expectSaid(tab, '+1 201 555 0188 is verified.');
    expect(await complaints(tab)).toEqual([]);
  });

  it('backup codes that cannot be copied are selected, for the person to copy', async () => {
    const tab = (await open(site.sandboxed('codes'))).inFrame();
    await expectSaid(tab, 'AAAA-1111-BBBB');
    // Firefox and WebKitGTK let a frame copy after a press.
    if (engineName !== 'chromium')
      await tab.evaluate(() => {
        navigator.clipboard.writeText = () => Promise.reject(new DOMException('', 'NotAllowedError'));
      });
    await tab.click(button('Copy'));
    await expectSaid(tab, en.backupCodes.notCopied);
    expect(await tab.evaluate(() => String(getSelection()))).toMatch(/AAAA-1111-BBBB\s+CCCC-2222-DDDD/);
    await tab.press('Control', 'c');
    await expectSaid(tab, 'Copied.');
    expect(await complaints(tab)).toEqual([]);
  });
});

const signedOut = 'You are signed out. Sign in again.';

describe('in a frame of another site', () => {
  // Firefox and WebKit partition the storage of such a frame. Chromium and Firefox block it if a person wants that.
  describe.each(engineName === 'webkit' ? [false] : [false, true])('(storage is blocked: %s)', (blocksThirdParties) => {
    let own: Engine;
    const openFrame = async (scene: string) => {
      const tab = await own.openTab();
      await tab.goto(site.thirdParty(scene));
      return tab.inFrame();
    };

    beforeAll(async () => {
      own = await startEngine({ blocksThirdParties });
    });
    afterAll(() => own.close());

    it('a number is added and verified', async () => {
      const tab = await openFrame('numbers');
      await expectSaid(tab, 'Add phone number');
      if (blocksThirdParties) expect(await tab.evaluate(storage)).toBe('SecurityError');
      await addNumber(tab, '2015550188');
      await tab.type(await codeOfMessage(tab, 1));
      await expectSaid(tab, '+1 201 555 0188 is verified.');
      expect(await complaints(tab)).toEqual([]);
    });

    it('says to sign in again if the browser withholds the session cookie, and else lists the numbers', async () => {
      const tab = await openFrame('http');
      await expect.poll(() => tab.evaluate(() => document.readyState)).toBe('complete');
      const hasCookie = await tab.evaluate(() => document.cookie.includes('session='));
      if (blocksThirdParties) expect(hasCookie).toBe(false);
      await expectSaid(tab, hasCookie ? 'Add phone number' : signedOut);
      expect(await complaints(tab)).toEqual([]);
    });
  });
});

describe('in a frame that may not read cookies', () => {
  it('says to sign in again, rather than to throw', async () => {
    const tab = (await open(site.sandboxed('cookie'))).inFrame();
    await expectSaid(tab, signedOut);
    expect(await complaints(tab)).toEqual([]);
  });
});

function storage() {
  try {
    return typeof localStorage;
  } catch (error) {
    return error instanceof DOMException ? error.name : String(error);
  }
}

describe('backup codes', () => {
  it('are gone from a page that the browser kept for "Back"', async () => {
    const tab = await open(site.scene('codes'));
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

  it('are printed on a sheet of their own, and are not taken for saved', async () => {
    const tab = await open(site.scene('codes'));
    await expectSaid(tab, 'AAAA-1111-BBBB');
    if (!engine.readPrinted) await tab.evaluate(replacePrint);
    await tab.click(button('Print'));
    const printed = () => engine.readPrinted?.() ?? tab.evaluate(() => window.sheet?.text ?? '');
    await expect.poll(printed).toMatch(/AAAA-1111-BBBB[\s\d.]*CCCC-2222-DDDD/);
    expect(await printed()).not.toContain('Done');
    if (!engine.readPrinted) expect(await tab.evaluate(() => window.sheet?.height)).toBeGreaterThan(20);
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
