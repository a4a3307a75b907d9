import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engineName, startEngine, type Engine, type Tab } from './support/engine.js';
import { marksOfControls, type Mark } from './support/marks.js';
import { button, expectSaid, part } from './support/person.js';
import { lookAt, type Box } from './support/pixels.js';
import { serveSite, type Site } from './support/site.js';

// In pictures, since a computed colour is not always the one that is drawn. WebKit has no forced colours.

let site: Site;
beforeAll(async () => {
  site = await serveSite();
});
afterAll(() => site.close());

/** Each scene, and the actions that show more of its controls. */
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

  it('an active or focused part differs from the parts beside it', async () => {
    await tab.goto(site.scene('phone'));
    await tab.click(part('country-button'));
    await tab.type('united');
    const option = await tab.evaluate(() => {
      const { left, bottom } = document
        .querySelector('[data-part=country-option][data-active]')!
        .getBoundingClientRect();
      return { left: left + 4, top: bottom - 6, right: left + 6, bottom: bottom + 6 };
    });
    // The highlight is the user's own choice, and need not differ by 3 : 1.
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
