import type { CDPSession, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startChromium, type ChromiumSite } from './support/chromium.js';
import { lookAt, type Box } from './support/pixels.js';

// A field as Chromium paints it after autofill. Other tests imitate autofill by its events; here DevTools sets the
// state, for which the browser has its own colours.

let chromium: ChromiumSite;
let page: Page;
let session: CDPSession;

beforeAll(async () => {
  chromium = await startChromium();
});
afterAll(() => chromium.close());
beforeEach(async () => {
  ({ page, session } = await chromium.openPage());
});
afterEach(() => page.context().close());

async function openField(scene: string, scheme: string, text: string) {
  await page.goto(chromium.site.scene(scene));
  await page.evaluate((scheme) => (document.documentElement.style.colorScheme = scheme), scheme);
  await page.locator('input').fill(text);
  await page.locator('input').blur();
}

async function markAsFilledIn(selector: string) {
  await session.send('DOM.enable');
  await session.send('CSS.enable');
  const { root } = await session.send('DOM.getDocument');
  const { nodeId } = await session.send('DOM.querySelector', { nodeId: root.nodeId, selector });
  await session.send('CSS.forcePseudoState', { nodeId, forcedPseudoClasses: ['autofill'] });
  await expect.poll(() => page.locator(`${selector}:autofill`).count()).toBe(1);
}

// Playwright would finish the transition that keeps the browser's colour away; nothing moves in a field without focus.
const picture = (part: string) => page.locator(`[data-part=${part}]`).screenshot({ animations: 'allow' });

const lookAtPage = async (boxes: Box[]) => {
  const png = (await page.screenshot({ animations: 'allow' })).toString('base64');
  return page.evaluate(lookAt, { png, boxes });
};

describe.each(['light', 'dark'])('filled in by the browser (%s)', (scheme) => {
  it('a code field looks as if the code was typed: nothing is painted between its slots', async () => {
    await openField('code', scheme, '123456');
    const gaps = await page.evaluate(() =>
      [...document.querySelectorAll('[data-part=code-slot]')].slice(1).map((slot) => {
        const { left, top, bottom } = slot.getBoundingClientRect();
        return { left: left - 5, top: top + 4, right: left - 3, bottom: bottom - 4 };
      }),
    );
    const typed = await lookAtPage(gaps);
    await markAsFilledIn('[data-part=code-input]');
    expect(gaps).toHaveLength(5);
    expect(await lookAtPage(gaps)).toEqual(typed);
    expect(await page.locator('input').evaluate((input) => getComputedStyle(input).webkitTextFillColor)).toBe(
      'rgba(0, 0, 0, 0)',
    );
  });

  it('a phone field has text that can be read', async () => {
    await openField('phone', scheme, '2015550123');
    const typed = await picture('phone-input');
    await markAsFilledIn('[data-part=phone-input]');
    const filledIn = await picture('phone-input');
    // The browser's own colour shows that it has filled in the field.
    expect(filledIn.equals(typed)).toBe(false);
    const { width, height } = (await page.locator('[data-part=phone-input]').boundingBox()) ?? { width: 0, height: 0 };
    const box = { left: 3, top: 3, right: width - 3, bottom: height - 3 };
    const [look] = await page.evaluate(lookAt, { png: filledIn.toString('base64'), boxes: [box] });
    expect(look?.contrast).toBeGreaterThan(4.5);
  });
});
