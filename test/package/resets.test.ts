import { readFileSync } from 'node:fs';
import { chromium, type Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumArguments, findChromium } from '../support/chromium.mjs';
import { difference, looksWith, openScene, type Looks } from './resets/looks.js';
import { resets } from './resets/resets.js';

// The built stylesheets beside the resets and frameworks of real apps: every part looks as it does on a page that has
// none, property by property.

const root = new URL('../../', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), 'utf8');
const [layered, unlayered] = [read('dist/styles.css'), read('dist/styles.unlayered.css')];

let browser: Browser;
let plain: Looks;

beforeAll(async () => {
  browser = await chromium.launch({ executablePath: findChromium(), args: chromiumArguments });
  plain = await looksWith(browser, [layered]);
});

afterAll(() => browser?.close());

describe('styles.unlayered.css', () => {
  it('looks like styles.css on a page without other styles', async () => {
    expect(difference(plain, await looksWith(browser, [unlayered]))).toEqual([]);
  });

  it.each(Object.entries(resets))('looks the same beside %s, before or after it', async (_, read) => {
    const reset = await read();
    expect(difference(plain, await looksWith(browser, [reset, unlayered]))).toEqual([]);
    expect(difference(plain, await looksWith(browser, [unlayered, reset]))).toEqual([]);
  });

  it('is overridden by rules that name a part, wherever they are', async () => {
    const own = `
      .mine [data-scope='phonekit'][data-part='button'] { background: rgb(1, 2, 3); }
      [data-scope='phonekit'][data-part='button'][data-variant='secondary'] { color: rgb(4, 5, 6); }
      .mine { --phonekit-radius-control: 7px; }`;
    for (const styles of [
      [unlayered, own],
      [own, unlayered],
    ]) {
      const page = await openScene(browser, styles);
      await page.locator('main').evaluate((main) => main.classList.add('mine'));
      const seen = await page
        .locator('[data-part=button][data-variant=secondary]:not([aria-disabled])')
        .first()
        .evaluate((button) => {
          const { backgroundColor, color, borderRadius } = getComputedStyle(button);
          return { backgroundColor, color, borderRadius };
        });
      expect(seen).toEqual({ backgroundColor: 'rgb(1, 2, 3)', color: 'rgb(4, 5, 6)', borderRadius: '7px' });
      await page.close();
    }
  });
});
