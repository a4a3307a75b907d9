import { beforeAll, describe, expect, it } from 'vitest';
import type { Tab } from './support/engine.js';
import { engineForFile } from './support/engine-for-file.js';

const browser = engineForFile();
let tab: Tab;

beforeAll(async () => {
  tab = await browser.engine.openTab();
});

const scenes = ['numbers', 'add', 'verify', 'codes', 'factors', 'challenge', 'phone', 'code'];

// In frames, since a window of MiniBrowser is never narrower than 447 px.
describe.each([280, 320, 375, 390])('in a page of %i px', (width) => {
  it.each(scenes)('%s fits', async (scene) => {
    await tab.goto(browser.site.narrow(scene, width));
    // A form and its texts, and not the placeholder that is there until they are loaded.
    await expect.poll(measure).toMatchObject({ isThere: true });
    expect(await measure()).toEqual({ isThere: true, width, scrollWidth: width, tooWide: [] });
  });
});

const measure = () =>
  tab.evaluate(() => {
    const frame = document.querySelector('iframe')?.contentDocument;
    const [root, main] = [frame?.documentElement, frame?.querySelector('main')];
    if (!root || !main) return { isThere: false };
    // What is clipped on purpose reaches out of its box.
    const parts = [...main.querySelectorAll('*:not([data-part=code-clip] *)')];
    const tooWide = parts.flatMap((element) => {
      const { left, right } = element.getBoundingClientRect();
      const name = element.getAttribute('data-part') ?? element.tagName;
      return left < -1 || right > root.clientWidth + 1 ? [`${name}: ${left} to ${right}`] : [];
    });
    const isThere =
      main.querySelector('input, [data-part=row], [data-part=backup-code]') !== null &&
      main.querySelector('[aria-busy=true]') === null;
    return { isThere, width: root.clientWidth, scrollWidth: root.scrollWidth, tooWide };
  });
