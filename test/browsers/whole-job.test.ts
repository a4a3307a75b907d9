import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Tab } from './support/engine.js';
import { engineForFile } from './support/engine-for-file.js';
import { addNumber, button, codeField, codeOfMessage, complaints, expectSaid, part } from './support/person.js';

const browser = engineForFile();
let tab: Tab;

beforeEach(async () => {
  tab = await browser.engine.openTab();
});
afterEach(async () => {
  expect(await complaints(tab)).toEqual([]);
});

describe('the whole job', () => {
  it('adds and verifies a number, reserves it, shows backup codes and removes the other number', async () => {
    await tab.goto(browser.site.scene('numbers'));
    await addNumber(tab, '2015550188');
    await tab.type(await codeOfMessage(tab, 1));
    await expectSaid(tab, '+1 201 555 0188 is verified.');

    await tab.click(button('Turn on'));
    await tab.click(button('+1 201 555 0188'));
    await expectSaid(tab, 'Save your backup codes');
    const codes = () => tab.evaluate(() => document.querySelectorAll('[data-part=backup-code]').length);
    expect(await codes()).toBe(10);
    await tab.click(button('Done'));
    await tab.click(button('Leave'));
    await expect.poll(codes).toBe(0);

    await tab.click(button('Remove +1 201 555 0123'));
    await tab.click(button('Remove number'));
    await expectSaid(tab, '+1 201 555 0123 was removed.');
    expect(await tab.evaluate(() => document.activeElement !== document.body)).toBe(true);
  });

  it('passes the second step with a code, and with a backup code', async () => {
    await tab.goto(browser.site.scene('challenge'));
    await expectSaid(tab, 'We sent a 6-digit code');
    await tab.click(codeField);
    await tab.type(await codeOfMessage(tab, 1));
    await expectSaid(tab, 'Signed in 1 times');

    await tab.click(button('Sign in again'));
    // A button that moves while it is pressed is not pressed.
    await expectSaid(tab, 'We sent a 6-digit code');
    await tab.click(button('Use a backup code'));
    const [code = ''] = await tab.evaluate(() => window.backupCodes);
    await tab.click(part('backup-code-input'));
    await tab.type(code);
    await tab.press('Enter');
    await expectSaid(tab, 'Signed in 2 times');
  });
});
