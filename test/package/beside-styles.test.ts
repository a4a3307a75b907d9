import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type Page } from 'playwright';
import { compile } from 'tailwindcss';
import tailwind3 from 'tailwindcss-3';
import type { Plugin } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumArguments, findChromium } from '../support/chromium.mjs';
import { buildStylesheet } from './resets/build-stylesheet.js';
import { difference, looksWith, openScene, type Looks } from './resets/looks.js';
import { resets } from './resets/resets.js';

// The samples of the page "Beside Tailwind, shadcn/ui, MUI, Bootstrap", built by Vite as they stand.

const root = fileURLToPath(new URL('../../', import.meta.url));
const dist = join(root, 'test/apps/node_modules/phonekit/dist');
const { resolve } = createRequire(import.meta.url);

let browser: Browser;
let plain: Looks;

beforeAll(async () => {
  browser = await chromium.launch({ executablePath: findChromium(), args: chromiumArguments });
  plain = await looksWith(browser, [await buildStylesheet([join(dist, 'styles.css')])]);
});

afterAll(() => browser?.close());

describe('the sample for', () => {
  it('Tailwind 4 keeps the look of the kit, and utilities override it', async () => {
    const built = await buildSample('tailwind-4.css', { plugins: [tailwind4(['font-thin', 'rounded-full'])] });
    expect(built).toContain('.font-thin');
    // The styles of borders that have no width, and the font of an input whose text is transparent.
    const unseen = /border-\S*style: none|appearance: auto → appearance: button|^code-input/;
    const seen = difference(plain, await looksWith(browser, [built])).filter((line) => !unseen.test(line));
    expect(seen).toEqual([]);
    const page = await openScene(browser, [built]);
    expect(await styleOfButton(page, 'font-thin rounded-full')).toMatchObject({ fontWeight: '100' });
  });

  it('Tailwind 3 keeps the look of the kit', async () => {
    const built = await buildSample('tailwind-3.css', {
      css: { postcss: { plugins: [tailwind3({ content: [{ raw: 'font-thin' }] }) as never] } },
    });
    expect(built).toContain('.font-thin');
    expect(difference(plain, await looksWith(browser, [built]))).toEqual([]);
  });

  it('shadcn/ui with Tailwind 3 has the colours of its theme, whose variables are channels', async () => {
    const built = await buildSample('shadcn-tailwind-3.css', {
      css: { postcss: { plugins: [tailwind3({ content: [{ raw: 'font-thin' }] }) as never] } },
    });
    const theme = ':root { --primary: 0 100% 20%; --card: 120 100% 20%; --foreground: 0 0% 98%; --radius: 9px }';
    const page = await openScene(browser, [built, theme]);
    const primary = page.locator('[data-part=button][data-variant=primary]:not([aria-disabled])').first();
    expect(await primary.evaluate((button) => getComputedStyle(button).backgroundColor)).toBe('rgb(102, 0, 0)');
    const list = page.locator('[data-part=list]').first();
    expect(await list.evaluate((surface) => getComputedStyle(surface).backgroundColor)).toBe('rgb(0, 102, 0)');
    expect(await styleOfButton(page, '')).toMatchObject({ borderRadius: '7px' });
  });

  it('Bootstrap keeps the look of the kit', async () => {
    const built = await buildSample('bootstrap.css');
    expect(built).toContain('.btn');
    expect(difference(plain, await looksWith(browser, [built]))).toEqual([]);
  });

  it('MUI keeps the look of the kit, and takes the colour of its theme', async () => {
    const built = await buildSample('mui.css');
    const baseline = (await resets['MUI’s CssBaseline']?.()) ?? '';
    const withPalette = (main: string) => [
      `:root {
        --mui-palette-primary-main: ${main};
        --mui-palette-primary-contrastText: #ffffff;
        --mui-palette-text-primary: #14171f;
        --mui-palette-text-secondary: color-mix(in srgb, currentColor 40%, #7d88a0);
        --mui-palette-background-paper: #ffffff;
      }`,
      built,
      baseline,
    ];
    expect(difference(plain, await looksWith(browser, withPalette('#1f4fd8')))).toEqual([]);
    const page = await openScene(browser, withPalette('rgb(1, 2, 3)'));
    const primary = page.locator('[data-part=button][data-variant=primary]:not([aria-disabled])').first();
    expect(await primary.evaluate((button) => getComputedStyle(button).backgroundColor)).toBe('rgb(1, 2, 3)');
  });

  it('a rule of your own overrides styles.unlayered.css', async () => {
    const own = await buildSample('own.css');
    const page = await openScene(browser, [own, readFileSync(join(dist, 'styles.unlayered.css'), 'utf8')]);
    await page.locator('main').evaluate((main) => main.classList.add('settings'));
    expect(await styleOfButton(page, '')).toMatchObject({ fontWeight: '700' });
  });
});

async function styleOfButton(page: Page, className: string) {
  const button = page.locator('[data-part=button][data-variant=secondary]').first();
  await button.evaluate((element, name) => element.setAttribute('class', name), className);
  const { fontWeight, borderRadius } = await button.evaluate((element) => getComputedStyle(element));
  return { fontWeight, borderRadius };
}

function buildSample(file: string, options: Parameters<typeof buildStylesheet>[1] = {}): Promise<string> {
  return buildStylesheet([join(root, 'stories/support/examples/styles', file)], {
    ...options,
    alias: { phonekit: dist },
  });
}

/** What `@tailwindcss/vite` does, for these utilities: Tailwind resolves the imports, before Vite sees them. */
function tailwind4(utilities: string[]): Plugin {
  return {
    name: 'tailwind-4',
    enforce: 'pre',
    async transform(code, id) {
      if (!id.endsWith('.css')) return null;
      const { build } = await compile(code, {
        base: dirname(id),
        async loadStylesheet(name) {
          const path = name.startsWith('phonekit/')
            ? name.replace('phonekit', dist)
            : resolve(name === 'tailwindcss' ? 'tailwindcss/index.css' : name);
          return { path, base: dirname(path), content: readFileSync(path, 'utf8') };
        },
      });
      return build(utilities);
    },
  };
}
