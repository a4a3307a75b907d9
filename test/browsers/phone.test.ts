import { describe, expect, it } from 'vitest';
import { button, codeField, codeOf, numberField, screen, phoneForEachTest } from './support/phone.js';

const phone = phoneForEachTest();

describe('on a phone', () => {
  it('the whole job is done by touch, and nothing overflows the screen', async () => {
    await phone.page.goto(phone.site.scene('numbers'));
    await button(phone.page, 'Add phone number').tap();
    await button(phone.page, /^Country:/).tap();
    await phone.page.getByRole('option', { name: /United Kingdom/ }).tap();
    await numberField(phone.page).tap();
    await phone.page.keyboard.type('7400123456');
    await expectNoSideways();
    await button(phone.page, 'Send code').tap();
    await phone.page.keyboard.type(await codeOf(phone.page, 1));
    await phone.page.getByText('+44 7400 123456 is verified.').waitFor({ state: 'attached' });

    await button(phone.page, 'Turn on').tap();
    await button(phone.page, '+44 7400 123456').tap();
    await phone.page.getByText('Save your backup codes').waitFor();
    await expectNoSideways();
    await button(phone.page, 'Done').tap();
    await button(phone.page, 'Leave').tap();
    await button(phone.page, 'Remove +1 201 555 0123').tap();
    await expectNoSideways();
    await button(phone.page, 'Remove number').tap();
    await phone.page.getByText('+1 201 555 0123 was removed.').waitFor({ state: 'attached' });
  });

  it('the second step at sign-in is passed by touch, with a code and with a backup code', async () => {
    await phone.page.goto(phone.site.scene('challenge'));
    await codeField(phone.page).tap();
    await phone.page.keyboard.type(await codeOf(phone.page, 1));
    await phone.page.getByText('Signed in 1 times').waitFor();
    await button(phone.page, 'Sign in again').tap();
    await button(phone.page, 'Use a backup code').tap();
    await expectNoSideways();
    await phone.page.locator('[data-part=backup-code-input]').tap();
    await phone.page.keyboard.type((await phone.page.evaluate(() => window.backupCodes))[0] ?? '');
    await phone.page.keyboard.press('Enter');
    await phone.page.getByText('Signed in 2 times').waitFor();
  });
});

async function expectNoSideways() {
  expect(await phone.page.evaluate(() => document.documentElement.scrollWidth)).toBe(screen.width);
}
