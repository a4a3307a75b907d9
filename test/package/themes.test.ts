import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser } from 'playwright';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumArguments, findChromium } from '../support/chromium.mjs';
import { openPage } from '../support/open-page.js';

// The themes to copy, in an app that Vite has built: it lowers what it takes for too new in CSS.

const root = fileURLToPath(new URL('../../', import.meta.url));
const themes = {
  'high contrast': 'stories/support/themes/high-contrast.css',
  'like shadcn/ui': 'stories/support/themes/shadcn.css',
  'a brand': 'stories/support/examples/brand.css',
};
/** The ways in which an app turns dark. */
const switches = {
  'a class': "<style>.dark { color-scheme: dark; }</style><html class='dark'>",
  'an attribute': "<html data-phonekit-theme='dark'>",
  'a style, as next-themes sets': "<html style='color-scheme: dark'>",
};

let browser: Browser;
beforeAll(async () => {
  browser = await chromium.launch({ executablePath: findChromium(), args: chromiumArguments });
});
afterAll(() => browser?.close());

describe.each(Object.entries(themes))('the theme %s, built by Vite', (_, path) => {
  for (const stylesheet of ['styles.css', 'styles.unlayered.css'])
    it(`has the colours of its source over ${stylesheet}, however the app turns dark`, async () => {
      const sources = [`${root}dist/${stylesheet}`, `${root}${path}`];
      const built = await builtStylesheet(sources);
      const source = sources.map((file) => readFileSync(file, 'utf8')).join('\n');
      const light = await coloursOf(source, '<html>');
      expect(await coloursOf(built, '<html>')).toEqual(light);
      for (const dark of Object.values(switches)) {
        const expected = await coloursOf(source, dark);
        expect(await coloursOf(built, dark)).toEqual(expected);
        expect(expected.filter((colour, index) => colour === light[index] || !colour.startsWith('rgb'))).toEqual([]);
      }
    });
});

async function builtStylesheet(files: readonly string[]): Promise<string> {
  const result = await build({
    root,
    configFile: false,
    logLevel: 'silent',
    build: { write: false, rolldownOptions: { input: 'app.js' } },
    plugins: [
      {
        name: 'app',
        resolveId: (id) => (id === 'app.js' ? id : null),
        load: (id) => (id === 'app.js' ? files.map((file) => `import '${file}';`).join('\n') : null),
      },
    ],
  });
  const outputs = [result].flat().flatMap((bundle) => ('output' in bundle ? bundle.output : []));
  const css = outputs.find(({ fileName }) => fileName.endsWith('.css'));
  return css?.type === 'asset' ? css.source.toString() : '';
}

/** What the browser makes of the main colours. */
async function coloursOf(stylesheet: string, html: string): Promise<string[]> {
  const page = await openPage(browser);
  await page.setContent(`<!doctype html>${html}<title>App</title><style>${stylesheet}</style><body></body></html>`);
  const colours = await page.evaluate(() =>
    ['accent', 'text', 'surface', 'border', 'border-strong'].map((name) => {
      document.body.style.color = `var(--phonekit-${name})`;
      return getComputedStyle(document.body).color;
    }),
  );
  await page.close();
  return colours;
}
