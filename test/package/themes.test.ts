import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumArguments, findChromium } from '../support/chromium.mjs';
import { openPage } from '../support/open-page.js';
import { readColours, themes } from '../support/themes.js';
import { buildStylesheet } from './resets/build-stylesheet.js';

// The themes to copy, in an app that Vite has built: which compiles newer CSS for older browsers.

const root = fileURLToPath(new URL('../../', import.meta.url));

let browser: Browser;
beforeAll(async () => {
  browser = await chromium.launch({ executablePath: findChromium(), args: chromiumArguments });
});
afterAll(() => browser?.close());

describe.each(Object.entries(themes))('the theme %s, built by Vite', (_, path) => {
  for (const stylesheet of ['styles.css', 'styles.unlayered.css'])
    it(`has the colours of its source over ${stylesheet}, however the app turns dark`, async () => {
      const sources = [`${root}dist/${stylesheet}`, `${root}${path}`];
      const source = sources.map((file) => readFileSync(file, 'utf8')).join('\n');
      const expected = await coloursOf(source);
      expect(await coloursOf(await buildStylesheet(sources))).toEqual(expected);
      const { light = [], ...dark } = expected;
      for (const colours of Object.values(dark))
        expect(colours.filter((colour, index) => colour === light[index] || !colour.startsWith('rgb'))).toEqual([]);
    });
});

/** The main colours as the browser computes them. */
async function coloursOf(stylesheet: string): Promise<Record<string, string[]>> {
  const page = await openPage(browser);
  const own = ':root { color-scheme: light dark; } .dark { color-scheme: dark; }';
  await page.setContent(`<!doctype html><html lang="en"><title>App</title><style>${own}${stylesheet}</style>`);
  return readColours(page).finally(() => page.close());
}
