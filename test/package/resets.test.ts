import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { build } from 'esbuild';
import { chromium, type Browser, type Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumArguments, findChromium } from '../support/chromium.mjs';
import { openPage } from '../support/open-page.js';
import { resets } from './resets/resets.js';

// The built stylesheets beside the resets and frameworks of real apps: every part looks as it does on a page that has
// none, property by property.

const root = new URL('../../', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), 'utf8');
const [layered, unlayered] = [read('dist/styles.css'), read('dist/styles.unlayered.css')];

let browser: Browser;
let script = '';
let plain: Looks;

beforeAll(async () => {
  const { outputFiles } = await build({
    entryPoints: [createRequire(import.meta.url).resolve('./resets/scene.tsx')],
    bundle: true,
    minify: true,
    format: 'iife',
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"' },
    write: false,
  });
  script = outputFiles[0]?.text ?? '';
  browser = await chromium.launch({ executablePath: findChromium(), args: chromiumArguments });
  plain = await looksWith([layered]);
});

afterAll(() => browser?.close());

describe('styles.unlayered.css', () => {
  it('looks like styles.css on a page without other styles', async () => {
    expect(difference(plain, await looksWith([unlayered]))).toEqual([]);
  });

  it.each(Object.entries(resets))('looks the same beside %s, before or after it', async (_, read) => {
    const reset = await read();
    expect(difference(plain, await looksWith([reset, unlayered]))).toEqual([]);
    expect(difference(plain, await looksWith([unlayered, reset]))).toEqual([]);
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
      const page = await open(styles);
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

/** Each element and pseudo-element of the kit, and its computed style, a line for each property. */
type Looks = readonly (readonly [name: string, style: string])[];

async function looksWith(styles: readonly string[]): Promise<Looks> {
  const page = await open(styles);
  const looks = await page.evaluate(() => {
    const found: [string, string][] = [];
    for (const element of document.querySelectorAll<HTMLElement>(
      '[data-scope=phonekit], [data-scope=phonekit] :is(p, bdi)',
    )) {
      // Of the countries, the first few are like all others.
      if (element.closest('[data-part=country-option]:nth-child(n + 3)')) continue;
      const special = { INPUT: ['::placeholder'], LI: ['::marker'] }[element.tagName] ?? [];
      for (const pseudo of ['', '::before', '::after', ...special]) {
        const style = getComputedStyle(element, pseudo);
        if (/::(before|after)/.test(pseudo) && style.content === 'none') continue;
        // A custom property shows in what is made of it, and an inline style is not the stylesheet's.
        const properties = [...style].filter((name) => !name.startsWith('--') && !element.style.getPropertyValue(name));
        const lines = properties.map((name) => `${name}: ${style.getPropertyValue(name)}`);
        found.push([`${element.dataset.part ?? element.tagName}${pseudo}`, lines.join('\n')]);
      }
    }
    return found;
  });
  await page.close();
  return looks;
}

/** What is not the same, as `part property: before → after`. */
function difference(before: Looks, after: Looks): string[] {
  expect(after.map(([name]) => name)).toEqual(before.map(([name]) => name));
  const lines = before.flatMap(([name, style], index) => {
    const others = after[index]?.[1].split('\n') ?? [];
    return style.split('\n').flatMap((line, at) => (line === others[at] ? [] : [`${name} ${line} → ${others[at]}`]));
  });
  // The height of the list of countries is measured, and depends on how far the page is scrolled.
  return [...new Set(lines)].filter((line) => !line.startsWith('country-popover max-block-size'));
}

async function open(styles: readonly string[]): Promise<Page> {
  const page = await openPage(browser);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  // A countdown is as wide as its digits.
  await page.clock.setFixedTime(new Date('2026-01-01T00:00:00Z'));
  // What a reset means for the page itself is not the kit's: it is in a box of the same width and inherits the same.
  const box = 'all: initial; display: block; position: absolute; inset: 0 auto auto 0; width: 640px; font: 16px serif';
  const body =
    `<!doctype html><html lang="en"><title>App</title>${styles.map((css) => `<style>${css}</style>`).join('')}` +
    `<body><main style="${box}"></main></body></html>`;
  await page.route('**', (route) => route.fulfill({ body, contentType: 'text/html; charset=utf-8' }));
  await page.goto('https://app.test');
  await page.addScriptTag({ content: script });
  await page.locator('main[data-ready]').waitFor();
  return page;
}
