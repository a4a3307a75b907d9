import { type Locator, type Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { button, codeField, codeOf, numberField, screen, startPhone, type Phone } from './support/phone.js';

// Chromium emulates no keyboard on the screen. What is imitated: with `interactive-widget=resizes-content` the page has
// what is left beside it; by default it lies over the page, and only `visualViewport` tells. WebOTP is imitated at its
// API, since no browser lets a test deliver a text message.

const besideKeyboard = { ...screen, height: 308 };

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

describe('the keyboard of a phone', () => {
  it.each(['add', 'verify', 'challenge'])('does not hide the field of %s or its error', async (scene) => {
    await page.goto(phone.site.scene(scene));
    const field = scene === 'add' ? numberField(page) : codeField(page);
    await field.tap();
    await page.setViewportSize(besideKeyboard);
    await page.keyboard.type('20');
    await page.keyboard.press('Enter');
    const alert = page.getByRole('alert').filter({ hasText: /\w/ });
    await alert.waitFor();
    for (const seen of [field, alert]) {
      await expect.poll(() => bottomOf(seen)).toBeLessThanOrEqual(besideKeyboard.height);
      expect(await seen.evaluate((element) => element.getBoundingClientRect().top)).toBeGreaterThanOrEqual(0);
    }
  });

  it('leaves room for the list of countries beside it', async () => {
    await page.goto(phone.site.scene('add'));
    await page.setViewportSize(besideKeyboard);
    await expectListAbove();
  });

  it('leaves room for the list of countries when it lies over the page', async () => {
    await page.goto(phone.site.scene('add'));
    await page.evaluate((height) => {
      Object.defineProperty(VisualViewport.prototype, 'height', { get: () => height });
      visualViewport?.dispatchEvent(new Event('resize'));
    }, besideKeyboard.height);
    await expectListAbove();
  });

  it('is the right one for each field, with its action and what it can fill in', async () => {
    const asks = (field: Locator) =>
      field.evaluate((input) =>
        ['type', 'inputmode', 'enterkeyhint', 'autocomplete'].map((name) => input.getAttribute(name)),
      );
    await page.goto(phone.site.scene('add'));
    expect(await asks(numberField(page))).toEqual(['tel', 'tel', 'go', 'tel']);
    await button(page, /^Country:/).tap();
    expect((await asks(page.getByRole('combobox'))).slice(2)).toEqual(['done', 'off']);
    for (const scene of ['verify', 'challenge']) {
      await page.goto(phone.site.scene(scene));
      expect(await asks(codeField(page))).toEqual(['text', 'numeric', 'go', 'one-time-code']);
    }
    await button(page, 'Use a backup code').tap();
    const backupCode = page.locator('[data-part=backup-code-input]');
    expect((await asks(backupCode)).slice(2)).toEqual(['go', 'off']);
    expect(await backupCode.getAttribute('autocapitalize')).toBe('none');
  });
});

describe('a message on a phone', () => {
  it('fills in and submits its code (WebOTP, imitated)', async () => {
    await page.addInitScript(() => {
      const code = new Promise<string>((resolve) => Object.assign(window, { receiveCode: resolve }));
      Object.assign(window, { OTPCredential: class {} });
      navigator.credentials.get = async () => Object.assign({ id: '', type: 'otp' }, { code: await code });
    });
    await page.goto(phone.site.scene('numbers'));
    await button(page, 'Add phone number').tap();
    await numberField(page).tap();
    await page.keyboard.type('2015550188');
    await button(page, 'Send code').tap();
    await page.evaluate(`receiveCode('${await codeOf(page, 1)}')`);
    await expect.poll(() => page.locator('main').textContent()).toContain('+1 201 555 0188 is verified.');
  });
});

async function expectListAbove() {
  await button(page, /^Country:/).tap();
  const list = page.getByRole('listbox');
  await list.waitFor();
  await expect.poll(() => bottomOf(list)).toBeLessThanOrEqual(besideKeyboard.height);
  expect(await list.evaluate((element) => element.clientHeight)).toBeGreaterThan(44);
}

const bottomOf = (seen: Locator) => seen.evaluate((element) => element.getBoundingClientRect().bottom);
