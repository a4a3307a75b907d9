import { type Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { button, codeField, codeOf, numberField, screen, startPhone, type Phone } from './support/phone.js';

let phone: Phone;
let page: Page;

beforeAll(async () => {
  phone = await startPhone();
});
afterAll(() => phone.close());
beforeEach(async () => {
  page = await phone.openPage();
});
afterEach(async () => {
  expect(await page.evaluate(() => window.complaints)).toEqual([]);
  await page.context().close();
});

describe('on a phone', () => {
  it('the whole job is done by touch, and nothing overflows the screen', async () => {
    await page.goto(phone.site.scene('numbers'));
    await button(page, 'Add phone number').tap();
    await button(page, /^Country:/).tap();
    await page.getByRole('option', { name: /United Kingdom/ }).tap();
    await numberField(page).tap();
    await page.keyboard.type('7400123456');
    await expectNoSideways();
    await button(page, 'Send code').tap();
    await page.keyboard.type(await codeOf(page, 1));
    await page.getByText('+44 7400 123456 is verified.').waitFor({ state: 'attached' });

    await button(page, 'Turn on').tap();
    await button(page, '+44 7400 123456').tap();
    await page.getByText('Save your backup codes').waitFor();
    await expectNoSideways();
    await button(page, 'Done').tap();
    await button(page, 'Leave').tap();
    await button(page, 'Remove +1 201 555 0123').tap();
    await expectNoSideways();
    await button(page, 'Remove number').tap();
    await page.getByText('+1 201 555 0123 was removed.').waitFor({ state: 'attached' });
  });

  it('the second step at sign-in is passed by touch, with a code and with a backup code', async () => {
    await page.goto(phone.site.scene('challenge'));
    await codeField(page).tap();
    await page.keyboard.type(await codeOf(page, 1));
    await page.getByText('Signed in 1 times').waitFor();
    await button(page, 'Sign in again').tap();
    await button(page, 'Use a backup code').tap();
    await expectNoSideways();
    await page.locator('[data-part=backup-code-input]').tap();
    await page.keyboard.type((await page.evaluate(() => window.backupCodes))[0] ?? '');
    await page.keyboard.press('Enter');
    await page.getByText('Signed in 2 times').waitFor();
  });
});

async function expectNoSideways() {
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(screen.width);
}
