import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { Browser, Page } from 'playwright';
import { expect } from 'vitest';
import { openPage } from '../../support/open-page.js';

/** Each element and pseudo-element of the kit, and its computed style, a line for each property. */
export type Looks = readonly (readonly [name: string, style: string])[];

/** How the scene looks with these stylesheets, in their order. */
export async function looksWith(browser: Browser, styles: readonly string[]): Promise<Looks> {
  const page = await openScene(browser, styles);
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
        // A custom property shows in the properties that use it, and an inline style is not part of the stylesheet.
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

/** The differences, as `part property: before → after`. */
export function difference(before: Looks, after: Looks): string[] {
  expect(after.map(([name]) => name)).toEqual(before.map(([name]) => name));
  const lines = before.flatMap(([name, style], index) => {
    const others = after[index]?.[1].split('\n') ?? [];
    return style.split('\n').flatMap((line, at) => (line === others[at] ? [] : [`${name} ${line} → ${others[at]}`]));
  });
  // The height of the list of countries is measured, and depends on how far the page is scrolled.
  return [...new Set(lines)].filter((line) => !line.startsWith('country-popover max-block-size'));
}

/** Opens a page with as much of the kit as fits on it, and these stylesheets. */
export async function openScene(browser: Browser, styles: readonly string[]): Promise<Page> {
  const page = await openPage(browser);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  // A countdown is as wide as its digits.
  await page.clock.setFixedTime(new Date('2026-01-01T00:00:00Z'));
  // The effect of a reset on the page itself is not tested: the kit is in a box of the same width that inherits the
  // same.
  const box = 'all: initial; display: block; position: absolute; inset: 0 auto auto 0; width: 640px; font: 16px serif';
  const body =
    `<!doctype html><html lang="en"><title>App</title>${styles.map((css) => `<style>${css}</style>`).join('')}` +
    `<body><main style="${box}"></main></body></html>`;
  await page.route('**', (route) => route.fulfill({ body, contentType: 'text/html; charset=utf-8' }));
  await page.goto('https://app.test');
  await page.addScriptTag({ content: await (script ??= buildScript()) });
  await page.locator('main[data-ready]').waitFor();
  return page;
}

let script: Promise<string> | undefined;

async function buildScript(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('scene.tsx', import.meta.url))],
    bundle: true,
    minify: true,
    format: 'iife',
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"' },
    write: false,
  });
  return outputFiles[0]?.text ?? '';
}
