import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { en } from '../../src/messages/en.js';
import { engineName, startEngine, type Engine, type Tab } from './support/engine.js';
import { engineForFile } from './support/engine-for-file.js';
import { addNumber, button, codeOfMessage, complaints, expectSaid, numberField } from './support/person.js';

const browser = engineForFile();

async function openSandboxed(scene: string): Promise<Tab> {
  const tab = await browser.engine.openTab();
  await tab.goto(browser.site.sandboxed(scene));
  return tab.inFrame();
}

const signedOut = 'You are signed out. Sign in again.';

describe('in a frame that may use neither storage nor the clipboard', () => {
  it('a number is added and verified', async () => {
    const tab = await openSandboxed('numbers');
    await expectSaid(tab, 'Add phone number');
    expect(await tab.evaluate(storage)).toBe('SecurityError');
    await addNumber(tab, '2015550188');
    await tab.type(await codeOfMessage(tab, 1));
    await expectSaid(tab, '+1 201 555 0188 is verified.');
    expect(await complaints(tab)).toEqual([]);
  });

  it('backup codes that cannot be copied are selected, for the person to copy', async () => {
    const tab = await openSandboxed('codes');
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

describe('in a frame of another site', () => {
  // Browsers partition storage by the top-level site. Chromium and Firefox block it if the user wants that.
  const settings = engineName === 'webkit' ? (['partitioned'] as const) : (['partitioned', 'blocked'] as const);
  describe.each(settings)('whose storage is %s', (thirdParties) => {
    let own: Engine;
    const openFrame = async (scene: string, cookie?: 'partitioned') => {
      const tab = await own.openTab();
      await tab.goto(browser.site.thirdParty(scene, cookie));
      return tab.inFrame();
    };
    const hasCookie = async (tab: Tab) => {
      await expect.poll(() => tab.evaluate(() => document.readyState)).toBe('complete');
      return tab.evaluate(() => document.cookie.includes('session='));
    };

    beforeAll(async () => {
      own = await startEngine({ thirdParties });
    });
    afterAll(() => own.close());

    it('a number is added and verified', async () => {
      const alone = await own.openTab();
      await alone.goto(new URL('/elsewhere', browser.site.scene('').replace('127.0.0.1', 'localhost')).href);
      await alone.evaluate(() => localStorage.setItem('mark', 'in a tab of its own'));
      const tab = await openFrame('numbers');
      await expectSaid(tab, 'Add phone number');
      expect(await tab.evaluate(storage)).toBe(thirdParties === 'blocked' ? 'SecurityError' : 'null');
      await addNumber(tab, '2015550188');
      await tab.type(await codeOfMessage(tab, 1));
      await expectSaid(tab, '+1 201 555 0188 is verified.');
      expect(await complaints(tab)).toEqual([]);
    });

    it('lists the numbers, or says to sign in again if the browser withholds the session cookie', async () => {
      const tab = await openFrame('http');
      const isSignedIn = await hasCookie(tab);
      if (thirdParties === 'blocked') expect(isSignedIn).toBe(false);
      await expectSaid(tab, isSignedIn ? 'Add phone number' : signedOut);
      expect(await complaints(tab)).toEqual([]);
    });

    it('works with a partitioned cookie, and says to sign in again once it is another user’s', async () => {
      const tab = await openFrame('cookie', 'partitioned');
      // Firefox blocks that cookie too. WebKit sends none that is `Secure` to a server without TLS.
      const isSent = engineName === 'chromium' || (engineName === 'firefox' && thirdParties === 'partitioned');
      expect(await tab.evaluate(() => fetch('/session').then((response) => response.text()))).toBe(
        isSent ? 'user_1' : '',
      );
      if (isSent) {
        await tab.click(button('Add phone number'));
        await tab.evaluate(() => fetch('/app?user=user_2&cookie=partitioned').then(() => undefined));
        await tab.click(numberField);
        await tab.type('2015550199');
        await tab.press('Enter');
      }
      await expectSaid(tab, signedOut);
      expect(browser.site.countMessages()).toBe(0);
      expect(await complaints(tab)).toEqual([]);
    });
  });
});

describe('in a frame that may not read cookies', () => {
  it('says to sign in again, rather than to throw', async () => {
    const tab = await openSandboxed('cookie');
    await expectSaid(tab, signedOut);
    expect(await complaints(tab)).toEqual([]);
  });
});

/** What a top-level tab has stored, 'null' if the frame has a partition of its own, or why there is no storage. */
function storage() {
  try {
    return String(localStorage.getItem('mark'));
  } catch (error) {
    return error instanceof DOMException ? error.name : String(error);
  }
}
