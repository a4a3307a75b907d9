import { type Locator } from 'playwright';
import { describe, expect, it } from 'vitest';
import { button, codeField, codeOf, numberField, screen, phoneForEachTest } from './support/phone.js';

// Chromium emulates no keyboard on the screen. What is imitated: with `interactive-widget=resizes-content` the page has
// what is left beside it; by default it lies over the page, as the edge of a smaller window does over a frame, which
// `visualViewport` reports. WebOTP is imitated at its API, since no browser lets a test deliver a text message.

const besideKeyboard = { ...screen, height: 308 };

const phone = phoneForEachTest();

describe.each(['beside', 'over'])('the keyboard of a phone, %s the page,', (place) => {
  /** Opens a scene whose field has to be scrolled above the keyboard, and taps it. */
  async function openField(scene: string, isBackupCode = false) {
    await phone.page.goto(place === 'over' ? phone.site.narrow(scene, 320, 568) : phone.site.scene(scene));
    const view = place === 'over' ? (phone.page.frames()[1] ?? phone.page) : phone.page;
    if (isBackupCode) await button(view, 'Use a backup code').tap();
    const field = view.locator('[data-part$=-input]');
    await field.waitFor();
    await view.evaluate(() => (document.body.style.paddingBlockStart = '300px'));
    await field.tap();
    await phone.page.setViewportSize(besideKeyboard);
    return { view, field };
  }

  it.each([
    ['a phone number', 'add', false],
    ['a code', 'verify', false],
    ['a code at sign-in', 'challenge', false],
    ['a backup code', 'challenge', true],
  ])('hides neither the field for %s nor its error', async (_, scene, isBackupCode) => {
    const { view, field } = await openField(scene, isBackupCode);
    await phone.page.keyboard.type('20');
    await phone.page.keyboard.press('Enter');
    await expectSeen(field, view.getByRole('alert').filter({ hasText: /\w/ }));
  });

  it('does not hide why a pasted text is refused', async () => {
    const { view, field } = await openField('verify');
    await phone.page.keyboard.insertText('Hello');
    await expectSeen(field, view.getByText('No code was found in that text.'));
  });

  it('leaves room for the list of countries', async () => {
    await phone.page.goto(phone.site.scene('add'));
    if (place === 'beside') await phone.page.setViewportSize(besideKeyboard);
    else
      await phone.page.evaluate((height) => {
        Object.defineProperty(VisualViewport.prototype, 'height', { get: () => height });
        visualViewport?.dispatchEvent(new Event('resize'));
      }, besideKeyboard.height);
    await button(phone.page, /^Country:/).tap();
    const list = phone.page.getByRole('listbox');
    await expectSeen(list, phone.page.getByRole('combobox'));
    expect(await list.evaluate((element) => element.clientHeight)).toBeGreaterThan(44);
  });
});

describe('the keyboard of a phone', () => {
  it('is the right one for each field, with its action and what it can fill in', async () => {
    const asks = (field: Locator) =>
      field.evaluate((input) =>
        ['type', 'inputmode', 'enterkeyhint', 'autocomplete'].map((name) => input.getAttribute(name)),
      );
    await phone.page.goto(phone.site.scene('add'));
    expect(await asks(numberField(phone.page))).toEqual(['tel', 'tel', 'go', 'tel']);
    await button(phone.page, /^Country:/).tap();
    expect((await asks(phone.page.getByRole('combobox'))).slice(2)).toEqual(['done', 'off']);
    for (const scene of ['verify', 'challenge']) {
      await phone.page.goto(phone.site.scene(scene));
      expect(await asks(codeField(phone.page))).toEqual(['text', 'numeric', 'go', 'one-time-code']);
    }
    await button(phone.page, 'Use a backup code').tap();
    const backupCode = phone.page.locator('[data-part=backup-code-input]');
    expect((await asks(backupCode)).slice(2)).toEqual(['go', 'off']);
    expect(await backupCode.getAttribute('autocapitalize')).toBe('none');
  });
});

describe('a message on a phone', () => {
  it('fills in and submits its code (WebOTP, imitated)', async () => {
    await phone.page.addInitScript(() => {
      const code = new Promise<string>((resolve) => Object.assign(window, { receiveCode: resolve }));
      Object.assign(window, { OTPCredential: class {} });
      navigator.credentials.get = async (options) => {
        if (String(options?.otp?.transport) !== 'sms') throw new DOMException('', 'NotSupportedError');
        return Object.assign({ id: '', type: 'otp' }, { code: await code });
      };
    });
    await phone.page.goto(phone.site.scene('numbers'));
    await button(phone.page, 'Add phone number').tap();
    await numberField(phone.page).tap();
    await phone.page.keyboard.type('2015550188');
    await button(phone.page, 'Send code').tap();
    await phone.page.evaluate(`receiveCode('${await codeOf(phone.page, 1)}')`);
    await expect.poll(() => phone.page.locator('main').textContent()).toContain('+1 201 555 0188 is verified.');
  });
});

/** Waits until elements are above the keyboard. */
async function expectSeen(...elements: Locator[]) {
  for (const element of elements) {
    await element.waitFor();
    const edges = async () => {
      const { y, height } = (await element.boundingBox()) ?? { y: -1, height: 0 };
      // Less than a pixel is a rounded scroll position.
      return y > -1 && y + height < besideKeyboard.height + 1 ? 'seen' : `from ${y} to ${y + height}`;
    };
    await expect.poll(edges).toBe('seen');
  }
}
