import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build, transform } from 'esbuild';
import { chromium, type Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumArguments, findChromium } from '../support/chromium.mjs';
import { openPage } from '../support/open-page.js';
import { writeAppOfAllExports, writeAppsOfOneExport, type App } from './bundlers/app.js';
import { builders, serveWithVite } from './bundlers/builders.js';
import { names } from './bundlers/uses.js';

// Every export of the kit, alone and with all others, bundled with the bundlers that apps use, and rendered.

/**
 * Rollup writes one file at a time, in a second each, so it bundles only exports that import() more, and all together.
 */
const lazy = ['PhoneField', 'PhoneNumbers'];

let folder = '';
let browser: Browser;
let page = '';
let apps: Record<'alone' | 'all', App>;
const weights: Record<string, { first: number; all: number }> = {};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'bundlers-'));
  apps = { alone: writeAppsOfOneExport(join(folder, 'alone')), all: writeAppOfAllExports(join(folder, 'all')) };
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('bundlers/page.tsx', import.meta.url))],
    bundle: true,
    format: 'iife',
    jsx: 'automatic',
    write: false,
  });
  page = outputFiles[0]?.text ?? '';
  browser = await chromium.launch({ executablePath: findChromium(), args: chromiumArguments });
});

afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
  const lines = Object.entries(weights).map(
    ([name, { first, all }]) => `  ${name}: ${inKB(first)} at first, ${inKB(all)} with all that it can load`,
  );
  console.log(`An app with every export, React included\n${lines.join('\n')}`);
});

it('lists every export', async () => {
  const kit: Record<string, unknown> = await import('../../src/index.js');
  expect([...names].sort()).toEqual(Object.keys(kit).sort());
});

describe.each(Object.entries(builders))('%s', (bundler, { build: bundle, isModule }) => {
  it('bundles each export alone, which then renders', async () => {
    const entries = Object.entries(apps.alone.entries);
    const some = bundler === 'Rollup, one file' ? entries.filter(([name]) => lazy.includes(name)) : entries;
    const out = join(folder, bundler, 'alone');
    await bundle({ ...apps.alone, entries: Object.fromEntries(some) }, out);
    const scripts = some.map(([name]) => `${name}.js`);
    expect(
      await problemsOf(
        { out },
        scripts,
        isModule,
        some.map(([name]) => name),
      ),
    ).toEqual([]);
  });

  it('bundles all together, which then render', async () => {
    const out = join(folder, bundler, 'all');
    await bundle(apps.all, out);
    weights[bundler] = await weigh(out);
    expect(await problemsOf({ out }, ['all.js'], isModule, names)).toEqual([]);
  });
});

describe('Vite, in development', () => {
  it.each(['alone', 'all'] as const)('serves each export %s, which then renders', async (kind) => {
    const app = apps[kind];
    const { address, close } = await serveWithVite(app);
    try {
      const scripts = Object.keys(app.entries).map((name) => `${name}.js`);
      expect(await problemsOf({ address }, scripts, true, names)).toEqual([]);
    } finally {
      await close();
    }
  });
});

const inKB = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`;

/** Loads the scripts into one page, and returns what went wrong there, by export if it renders nothing. */
async function problemsOf(
  { out, address = 'https://app.test/' }: { out?: string; address?: string },
  scripts: readonly string[],
  isModule: boolean,
  shown: readonly string[],
) {
  const problems: string[] = [];
  const tab = await openPage(browser);
  tab.on('console', (message) => ['error', 'warning'].includes(message.type()) && problems.push(message.text()));
  tab.on('pageerror', (error) => problems.push(error.stack ?? error.message));
  await tab.route(`${address}**`, (route) => {
    const path = decodeURIComponent(new URL(route.request().url()).pathname).slice(1);
    if (path === 'favicon.ico') return route.fulfill({ body: '' });
    if (path === '') return route.fulfill({ body: markup(scripts, isModule), contentType: 'text/html; charset=utf-8' });
    const script = { contentType: 'text/javascript; charset=utf-8' };
    if (path === 'page.js') return route.fulfill({ body: page, ...script });
    return out ? route.fulfill({ body: readFileSync(join(out, path), 'utf8'), ...script }) : route.continue();
  });
  await tab.goto(address);
  await tab
    .waitForFunction((all) => all.every((name) => document.getElementById(name)?.textContent), shown)
    .catch(() => {});
  // What a form needs is loaded by import().
  for (const add of await tab.locator('#PhoneNumbers').getByRole('button', { name: 'Add phone number' }).all()) {
    await add.click();
    await tab.locator('#PhoneNumbers input[type=tel]').waitFor();
  }
  const rendered = await tab
    .locator('section')
    .evaluateAll((all) => all.filter((it) => it.textContent).map((it) => it.id));
  await tab.close();
  return [...problems, ...shown.filter((name) => !rendered.includes(name)).map((name) => `${name} renders nothing.`)];
}

function markup(scripts: readonly string[], isModule: boolean): string {
  const type = isModule ? ' type="module"' : '';
  const tags = scripts.map((src) => `<script${type || ' defer'} src="${src}"></script>`).join('');
  return `<!doctype html><html lang="en"><title>App</title><script src="page.js"></script>${tags}<body></body></html>`;
}

/** The bytes of an app with React in it, minified and compressed: of its entry, and of all that it can load. */
async function weigh(out: string): Promise<{ first: number; all: number }> {
  const files = readdirSync(out, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.js'));
  const sizes = await Promise.all(
    files.map(async (file) => {
      const { code } = await transform(readFileSync(join(out, file), 'utf8'), { minify: true, legalComments: 'none' });
      return { file, size: gzipSync(code, { level: 9 }).byteLength };
    }),
  );
  return {
    first: sizes.find(({ file }) => file === 'all.js')?.size ?? 0,
    all: sizes.reduce((sum, { size }) => sum + size, 0),
  };
}
