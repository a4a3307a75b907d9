import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engineName, startEngine, type Engine, type Tab } from './support/engine.js';
import { button, expectSaid, part } from './support/person.js';
import { lookAt, type Box } from './support/pixels.js';
import { serveSite, type Site } from './support/site.js';

// In pictures, since a computed colour is not always the one that is drawn. WebKit has no forced colours.

let site: Site;
beforeAll(async () => {
  site = await serveSite();
});
afterAll(() => site.close());

/** Each scene, and what brings more of its controls onto the screen. */
const scenes: Record<string, (tab: Tab) => Promise<void>> = {
  numbers: (tab) => tab.click(button('Remove +1 201 555 0123')),
  add: async (tab) => {
    await tab.click(part('phone-input'));
    await tab.type('201');
  },
  phone: async (tab) => {
    await tab.click(part('country-button'));
    await tab.type('united');
  },
  verify: async (tab) => {
    await tab.click(part('code-input'));
    await tab.type('12');
  },
  code: (tab) => tab.click(part('code-input')),
  codes: (tab) => tab.click(button('Done')),
  factors: (tab) => expectSaid(tab, '+1 201 555 0123'),
  challenge: (tab) => tab.click(button('Use a backup code')),
};

// Chosen rather than skipped, since a skipped test fails `npm test`.
const palettes = engineName === 'webkit' ? [] : (['light', 'dark'] as const);

describe.each(palettes)('in forced colours (%s)', (forcedColors) => {
  let engine: Engine;
  let tab: Tab;
  beforeAll(async () => {
    engine = await startEngine({ forcedColors });
    tab = await engine.openTab();
  });
  afterAll(() => engine.close());

  const contrasts = async (boxes: Box[]) => {
    const png = (await tab.screenshot()).toString('base64');
    return (await tab.evaluate(lookAt, { png, boxes })).map(({ contrast }) => contrast);
  };
  const unseen = async (marks: Mark[]) => {
    const found = await contrasts(marks.map(({ box }) => box));
    return marks.flatMap(({ name, least }, index) => {
      const contrast = found[index] ?? 0;
      return contrast < least ? [`${name}: ${contrast.toFixed(2)} : 1`] : [];
    });
  };

  it.each(Object.entries(scenes))(
    'the edge, text and icon of every control can be seen: %s',
    async (scene, prepare) => {
      await tab.goto(site.scene(scene));
      // So that there is something around the outermost edges.
      await tab.evaluate(() => void (document.body.style.margin = '16px'));
      await prepare(tab);
      expect(await tab.evaluate(() => matchMedia('(forced-colors: active)').matches)).toBe(true);
      await expect.poll(() => tab.evaluate(() => document.querySelector('main [aria-busy=true]'))).toBeNull();
      const marks = await tab.evaluate(marksOfControls);
      expect(marks.length).toBeGreaterThan(4);
      expect(await unseen(marks)).toEqual([]);
    },
  );

  it('what is active or has the focus differs from what is beside it', async () => {
    await tab.goto(site.scene('phone'));
    await tab.click(part('country-button'));
    await tab.type('united');
    const option = await tab.evaluate(() => {
      const { left, bottom } = document
        .querySelector('[data-part=country-option][data-active]')!
        .getBoundingClientRect();
      return { left: left + 4, top: bottom - 6, right: left + 6, bottom: bottom + 6 };
    });
    // The highlight is the person's own choice, and need not differ by 3 : 1.
    expect((await contrasts([option]))[0], 'the active option and the next').toBeGreaterThan(1.3);
    await tab.goto(site.scene('numbers'));
    await expectSaid(tab, 'Add phone number');
    await tab.press('Tab');
    const ring = await tab.evaluate(() => {
      const { left, top, width } = document.activeElement!.getBoundingClientRect();
      const middle = left + width / 2;
      return { left: middle, top: top - 8, right: middle + 1, bottom: top - 1 };
    });
    expect((await contrasts([ring]))[0], 'the ring of the focus').toBeGreaterThan(3);
  });
});

describe.each(engineName === 'webkit' ? ['WebKit'] : [])('%s', () => {
  it('has no forced colours', async () => {
    const engine = await startEngine();
    const tab = await engine.openTab();
    await tab.goto(site.scene('code'));
    expect(await tab.evaluate(() => matchMedia('(forced-colors: none)').matches)).toBe(true);
    await engine.close();
  });
});

/** Where something has to be seen, and the least contrast of its pixels. */
interface Mark {
  name: string;
  box: Box;
  least: number;
}

/** Runs in the page: the edges, the text and the icon of every control on the screen. */
function marksOfControls(): Mark[] {
  const controls = document.querySelectorAll<HTMLElement>(
    'main :is(button, input:not([data-part=code-input]), [data-part=code-slot], [data-part=badge])',
  );
  return [...controls].flatMap((control) => {
    const rect = control.getBoundingClientRect();
    if (rect.width < 2 || rect.bottom > innerHeight || !control.checkVisibility()) return [];
    const { dataset, textContent } = control;
    const emptySlot = '·';
    const value = control instanceof HTMLInputElement ? control.value || control.placeholder : textContent;
    const name = `${dataset.part ?? control.tagName} ${value}`;
    const widths = (of: Element) => {
      const style = getComputedStyle(of);
      const outline = dataset.part === 'badge' ? parseFloat(style.outlineWidth) : 0;
      return ['Top', 'Right', 'Bottom', 'Left'].map(
        (side) => outline + parseFloat(style.getPropertyValue(`border-${side.toLowerCase()}-width`)),
      );
    };
    // The field around an input may have the edge.
    let edged: Element = control;
    while (edged.parentElement && !widths(edged).some(Boolean)) edged = edged.parentElement;
    const { left, top, right, bottom } = edged.getBoundingClientRect();
    const [x, y] = [left + Math.min(12, (right - left) / 2), (top + bottom) / 2];
    const edges = [
      { left: x, right: x + 1, top: top - 2, bottom: top + 3 },
      { left: right - 3, right: right + 2, top: y, bottom: y + 1 },
      { left: x, right: x + 1, top: bottom - 3, bottom: bottom + 2 },
      { left: left - 2, right: left + 3, top: y, bottom: y + 1 },
    ].filter((_, side) => (widths(edged)[side] ?? 0) > 0);
    const inside = { left: rect.left + 4, top: rect.top + 4, right: rect.right - 4, bottom: rect.bottom - 4 };
    return [
      ...edges.map((box) => ({ name: `edge of ${name}`, box, least: 3 })),
      ...(value?.trim() && value !== emptySlot
        ? [{ name: `text of ${name}`, box: inside, least: control.ariaDisabled ? 3 : 4.5 }]
        : []),
      ...('caret' in dataset ? [{ name: 'caret', box: inside, least: 3 }] : []),
      ...(dataset.part === 'country-button'
        ? [{ name: 'arrow', box: { ...inside, left: rect.right - 20 }, least: 3 }]
        : []),
    ];
  });
}
