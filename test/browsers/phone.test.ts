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
  it('the whole job is done by touch, and nothing reaches out of the screen', async () => {
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

  it('every target is 44 px high, or 24 px with space around it', async () => {
    await page.goto(phone.site.scene('numbers'));
    await expectLargeTargets();
    await button(page, 'Remove +1 201 555 0123').tap();
    await button(page, 'Remove number').waitFor();
    await expectLargeTargets();
    await page.goto(phone.site.scene('add'));
    await numberField(page).waitFor();
    await expectLargeTargets();
    await button(page, /^Country:/).tap();
    await page.getByRole('option').first().waitFor();
    await expectLargeTargets();
    await page.goto(phone.site.scene('verify'));
    await codeField(page).waitFor();
    await expectLargeTargets();
    await page.goto(phone.site.scene('codes'));
    await button(page, 'Done').waitFor();
    await expectLargeTargets();
    await page.goto(phone.site.scene('challenge'));
    await codeField(page).waitFor();
    await expectLargeTargets();
    await button(page, 'Use a backup code').tap();
    await page.locator('[data-part=backup-code-input]').waitFor();
    await expectLargeTargets();
  });

  it('nothing is shown under a pointer that hovers alone', async () => {
    await page.goto(phone.site.scene('numbers'));
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

async function expectNoSideways() {
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(screen.width);
}

/** WCAG 2.5.8: a circle of 24 px around the middle of a target touches no other target. */
async function expectLargeTargets() {
  const measure = () =>
    page.evaluate(() => {
      const targets = [
        ...document.querySelectorAll<HTMLElement>('[data-scope=phonekit]:is(button, input, a, [role=option])'),
      ]
        .filter((element) => element.checkVisibility({ visibilityProperty: true }))
        .map((element) => ({ element, rect: element.getBoundingClientRect() }))
        .map(({ element, rect }) => ({ element, rect, x: rect.left + rect.width / 2, y: rect.top + rect.height / 2 }))
        .filter(({ element, rect, x, y }) => {
          // Not what an open list covers, nor an option scrolled out of it; what is below the screen may be one.
          const list = element.closest('[role=listbox]')?.getBoundingClientRect();
          if (list && (rect.top < list.top || rect.bottom > list.bottom)) return false;
          const top = document.elementFromPoint(x, y);
          return !top || element.contains(top) || top.contains(element);
        });
      const tooSmall = targets.flatMap(({ element, rect, x, y }) => {
        const isLarge = rect.height >= 44 && rect.width >= 44;
        const spaces = targets
          .filter((other) => other.element !== element)
          .map(({ rect: other }) =>
            Math.hypot(Math.max(0, other.left - x, x - other.right), Math.max(0, other.top - y, y - other.bottom)),
          );
        const hasSpace = rect.height >= 24 && rect.width >= 24 && Math.min(...spaces) >= 12;
        return isLarge || hasSpace ? [] : [`${element.textContent}: ${rect.width} × ${rect.height}`];
      });
      return { hasTargets: targets.length > 0, tooSmall };
    });
  // The first screen may still be loading.
  await expect.poll(measure).toMatchObject({ hasTargets: true });
  expect((await measure()).tooSmall).toEqual([]);
}
