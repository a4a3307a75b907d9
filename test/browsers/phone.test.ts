import type { Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startChromium, type ChromiumSite } from './support/chromium.js';
import type { Site } from './support/site.js';

// A small phone: touch, 320 × 568 px, a fourth of the speed. Chromium emulates no keyboard on the screen, so the page
// gets what is left beside one, as with `interactive-widget=resizes-content`; and WebOTP is imitated at its API, since
// no browser lets a test deliver a text message.

const screen = { width: 320, height: 568 };
const besideKeyboard = { width: 320, height: 308 };

let chromium: ChromiumSite;
let site: Site;
let page: Page;

beforeAll(async () => {
  chromium = await startChromium();
  ({ site } = chromium);
});
afterAll(() => chromium.close());
beforeEach(async () => {
  const phone = await chromium.openPage({ viewport: screen, hasTouch: true, isMobile: true, deviceScaleFactor: 2 });
  ({ page } = phone);
  await phone.session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
});
afterEach(async () => {
  expect(await page.evaluate(() => window.complaints)).toEqual([]);
  await page.context().close();
});

const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
const numberField = () => page.getByRole('textbox', { name: 'Phone number' });
const codeField = () => page.getByRole('textbox', { name: 'Verification code' });
const code = async (count: number) => {
  await page.waitForFunction((count) => window.adapter.inbox.messages.length === count, count);
  return page.evaluate(() => window.adapter.inbox.messages.at(-1)?.code ?? '');
};

describe('on a phone', () => {
  it('the whole job is done by touch, and nothing reaches out of the screen', async () => {
    await page.goto(site.scene('numbers'));
    await button('Add phone number').tap();
    await button(/^Country:/).tap();
    await page.getByRole('option', { name: /United Kingdom/ }).tap();
    await numberField().tap();
    await page.keyboard.type('7400123456');
    await expectNoSideways();
    await button('Send code').tap();
    await page.keyboard.type(await code(1));
    await page.getByText('+44 7400 123456 is verified.').waitFor({ state: 'attached' });

    await button('Turn on').tap();
    await button('+44 7400 123456').tap();
    await page.getByText('Save your backup codes').waitFor();
    await expectNoSideways();
    await button('Done').tap();
    await button('Leave').tap();
    await button('Remove +1 201 555 0123').tap();
    await expectNoSideways();
    await button('Remove number').tap();
    await page.getByText('+1 201 555 0123 was removed.').waitFor({ state: 'attached' });
  });

  it('every target is 44 px high, or 24 px with space around it', async () => {
    await page.goto(site.scene('numbers'));
    await expectLargeTargets();
    await button('Add phone number').tap();
    await numberField().waitFor();
    await expectLargeTargets();
    await page.goto(site.scene('verify'));
    await codeField().waitFor();
    await expectLargeTargets();
    await page.goto(site.scene('codes'));
    await button('Done').waitFor();
    await expectLargeTargets();
    await page.goto(site.scene('challenge'));
    await codeField().waitFor();
    await expectLargeTargets();
  });

  it.each(['add', 'verify', 'challenge'])(
    'the field of %s and its error are seen above the keyboard',
    async (scene) => {
      await page.goto(site.scene(scene));
      const field = scene === 'add' ? numberField() : codeField();
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
    },
  );

  it('the list of countries is no higher than what the keyboard leaves', async () => {
    await page.goto(site.scene('add'));
    await page.setViewportSize(besideKeyboard);
    await button(/^Country:/).tap();
    const list = page.getByRole('listbox');
    await list.waitFor();
    await expect.poll(() => bottomOf(list)).toBeLessThanOrEqual(besideKeyboard.height);
  });

  it('the fields ask for the right keyboard, its action and what it can fill in', async () => {
    const asks = (field: ReturnType<typeof numberField>) =>
      field.evaluate((input) =>
        ['type', 'inputmode', 'enterkeyhint', 'autocomplete'].map((name) => input.getAttribute(name)),
      );
    await page.goto(site.scene('add'));
    expect(await asks(numberField())).toEqual(['tel', 'tel', 'go', 'tel']);
    await page.goto(site.scene('verify'));
    expect(await asks(codeField())).toEqual(['text', 'numeric', 'go', 'one-time-code']);
  });

  it('the code of the message is filled in and submitted (WebOTP, imitated)', async () => {
    await page.addInitScript(() => {
      const code = new Promise<string>((resolve) => Object.assign(window, { receiveCode: resolve }));
      Object.assign(window, { OTPCredential: class {} });
      navigator.credentials.get = async () => Object.assign({ id: '', type: 'otp' }, { code: await code });
    });
    await page.goto(site.scene('numbers'));
    await button('Add phone number').tap();
    await numberField().tap();
    await page.keyboard.type('2015550188');
    await button('Send code').tap();
    await page.evaluate(`receiveCode('${await code(1)}')`);
    await expect.poll(() => page.locator('main').textContent()).toContain('+1 201 555 0188 is verified.');
  });

  it('nothing is shown under a pointer that hovers alone', async () => {
    await page.goto(site.scene('numbers'));
    const properties = (await hoverRules()).flat();
    expect(properties.length).toBeGreaterThan(2);
    // Colours and lines tell nothing that is not there without them.
    expect(
      properties.filter((name) => !/^(background|border|outline|color|text-(decoration|underline))/.test(name)),
    ).toEqual([]);
  });
});

/** The properties that each rule for a pointer above an element sets. */
function hoverRules(): Promise<string[][]> {
  return page.evaluate(() => {
    const all = (rules: CSSRuleList): CSSStyleRule[] =>
      [...rules].flatMap((rule) =>
        rule instanceof CSSStyleRule ? [rule] : 'cssRules' in rule ? all((rule as CSSGroupingRule).cssRules) : [],
      );
    const rules = [...document.styleSheets].flatMap((sheet) => all(sheet.cssRules));
    return rules.filter(({ selectorText }) => selectorText.includes(':hover')).map(({ style }) => [...style]);
  });
}

const bottomOf = (seen: ReturnType<typeof numberField>) =>
  seen.evaluate((element) => element.getBoundingClientRect().bottom);

async function expectNoSideways() {
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(screen.width);
}

/** WCAG 2.5.8: a circle of 24 px around the middle of a target touches no other target. */
async function expectLargeTargets() {
  const found = await page.evaluate(() => {
    const targets = [...document.querySelectorAll<HTMLElement>('button[data-scope], input[data-scope]')]
      .filter((element) => element.checkVisibility({ visibilityProperty: true }))
      .map((element) => ({ element, rect: element.getBoundingClientRect() }));
    return targets.flatMap(({ element, rect }) => {
      const [x, y] = [rect.left + rect.width / 2, rect.top + rect.height / 2];
      const isLarge = rect.height >= 44 && rect.width >= 44;
      const spaces = targets
        .filter((other) => other.element !== element)
        .map(({ rect: other }) =>
          Math.hypot(Math.max(0, other.left - x, x - other.right), Math.max(0, other.top - y, y - other.bottom)),
        );
      const hasSpace = rect.height >= 24 && rect.width >= 24 && Math.min(...spaces) >= 12;
      return isLarge || hasSpace ? [] : [`${element.textContent}: ${rect.width} × ${rect.height}`];
    });
  });
  expect(found).toEqual([]);
}
