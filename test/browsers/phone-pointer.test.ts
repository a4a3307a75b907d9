import { describe, expect, it } from 'vitest';
import { button, codeField, numberField, phoneForEachTest } from './support/phone.js';

const phone = phoneForEachTest();

/** Opens each screen, and waits for it. */
const screens: Record<string, () => Promise<void>> = {
  'the list': async () => {
    await phone.page.goto(phone.site.scene('numbers'));
    await button(phone.page, 'Add phone number').waitFor();
  },
  'a question before a number is removed': async () => {
    await phone.page.goto(phone.site.scene('numbers'));
    await button(phone.page, 'Remove +1 201 555 0123').tap();
    await button(phone.page, 'Remove number').waitFor();
  },
  'the form for a number': async () => {
    await phone.page.goto(phone.site.scene('add'));
    await numberField(phone.page).waitFor();
  },
  'the list of countries': async () => {
    await phone.page.goto(phone.site.scene('add'));
    await button(phone.page, /^Country:/).tap();
    await phone.page.getByRole('option').first().waitFor();
  },
  'the form for a code': async () => {
    await phone.page.goto(phone.site.scene('verify'));
    await codeField(phone.page).waitFor();
  },
  'second factors': async () => {
    await phone.page.goto(phone.site.scene('factors'));
    await phone.page.getByText('+1 201 555 0123').first().waitFor();
  },
  'backup codes': async () => {
    await phone.page.goto(phone.site.scene('codes'));
    await button(phone.page, 'Done').tap();
    await button(phone.page, 'Leave').waitFor();
  },
  'the second step': async () => {
    await phone.page.goto(phone.site.scene('challenge'));
    await codeField(phone.page).waitFor();
  },
  'the second step with a backup code': async () => {
    await phone.page.goto(phone.site.scene('challenge'));
    await button(phone.page, 'Use a backup code').tap();
    await phone.page.locator('[data-part=backup-code-input]').waitFor();
  },
};

describe('for a finger', () => {
  it.each(Object.entries(screens))('every target is 44 px high, or 24 px with space around it: %s', async (_, open) => {
    await open();
    await expectLargeTargets();
  });

  it.each(Object.entries(screens))('nothing is shown on hover alone: %s', async (_, open) => {
    await open();
    // Numbers are formatted once the phone metadata has loaded.
    await expect.poll(() => phone.page.locator('main').innerText()).not.toMatch(/\+\d{8}/);
    // Flags are country codes until their pictures have loaded.
    const code = expect.stringMatching(/^country-flag: [A-Z]{2}$/);
    await expect.poll(() => phone.page.evaluate(visible)).not.toContainEqual(code);
    const shown = await phone.page.evaluate(visible);
    const controls = phone.page
      .locator('main')
      .locator('button, input, [role=option], li, label')
      .filter({ visible: true });
    for (const control of (await controls.all()).slice(0, 12)) {
      const box = await control.boundingBox();
      if (box) await phone.page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
      expect(await phone.page.evaluate(visible)).toEqual(shown);
    }
    // A browser shows them as tooltips.
    expect(await phone.page.locator('main [title]:not([title=""])').count()).toBe(0);
  });

  it('no hover state reveals anything that is hidden without it', async () => {
    await phone.page.goto(phone.site.scene('numbers'));
    const properties = (await hoverRules()).flat();
    expect(properties.length).toBeGreaterThan(2);
    // Colours and lines convey nothing that is not visible without them.
    expect(
      properties.filter((name) => !/^(background|border|outline|color|text-(decoration|underline))/.test(name)),
    ).toEqual([]);
  });
});

/** The visible parts and their texts. */
function visible() {
  const isSeen = (element: Element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  return [...document.querySelectorAll<HTMLElement>('[data-scope=phonekit]')]
    .filter(isSeen)
    .map((element) => `${element.dataset.part}: ${element.innerText}`);
}

/** The properties that each rule for a pointer above an element sets. */
function hoverRules(): Promise<string[][]> {
  return phone.page.evaluate(() => {
    const all = (rules: CSSRuleList): CSSStyleRule[] =>
      [...rules].flatMap((rule) =>
        rule instanceof CSSStyleRule ? [rule] : 'cssRules' in rule ? all((rule as CSSGroupingRule).cssRules) : [],
      );
    const rules = [...document.styleSheets].flatMap((sheet) => all(sheet.cssRules));
    return rules.filter(({ selectorText }) => selectorText.includes(':hover')).map(({ style }) => [...style]);
  });
}

/** WCAG 2.5.8: a circle of 24 px around the middle of a target touches no other target. */
async function expectLargeTargets() {
  const measure = () =>
    phone.page.evaluate(() => {
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
