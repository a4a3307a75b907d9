import { execFile } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { chromium, type Browser, type Page } from 'playwright';
import { registryItemSchema, registrySchema } from 'shadcn/schema';
import { preview, type PreviewServer } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumArguments, findChromium } from '../support/chromium.mjs';
import { openPage } from '../support/open-page.js';
import { writeRegistry } from '../tools/registry.mjs';

// The items of the registry, added to a new app of shadcn/ui by its own tool, built by Vite and Tailwind 4.

const root = fileURLToPath(new URL('../../', import.meta.url));
const run = promisify(execFile);

let app = '';
let shadcn: Server;
beforeAll(async () => {
  // Beside the installed package, so that it is found as in an app.
  app = mkdtempSync(`${root}test/apps/node_modules/shadcn-`);
  cpSync(`${root}test/apps/shadcn`, app, { recursive: true });
  writeRegistry(join(app, 'r'));
  // The package is there already, so a stand-in for npm only records what it was asked to install.
  mkdirSync(join(app, 'bin'));
  writeFileSync(join(app, 'bin/npm'), `#!/bin/sh\necho "$*" >> '${app}/npm.log'\n`);
  chmodSync(join(app, 'bin/npm'), 0o755);
  // shadcn's tool asks its own site for the palette of components.json, although no item here uses it.
  shadcn = createServer((request, response) => {
    const palette = {
      inlineColors: { light: {}, dark: {} },
      cssVars: {},
      inlineColorsTemplate: '',
      cssVarsTemplate: '',
    };
    const isPalette = request.url === '/r/colors/neutral.json';
    response.writeHead(isPalette ? 200 : 404).end(JSON.stringify(isPalette ? palette : {}));
  });
  await new Promise<void>((resolve) => shadcn.listen(0, '127.0.0.1', resolve));
  await add('account-settings', 'sign-in', 'phone-field', 'code-field');
});
afterAll(() => {
  shadcn.close();
  rmSync(app, { recursive: true, force: true });
});

describe('the registry', () => {
  it('and each of its items are valid by the schema of shadcn/ui', () => {
    const { items } = registrySchema.parse(readJson('r/registry.json'));
    const files = readdirSync(join(app, 'r')).filter((file) => file !== 'registry.json');
    expect(files.sort()).toEqual(items.map(({ name }) => `${name}.json`).sort());
    for (const file of files) expect(registryItemSchema.safeParse(readJson(`r/${file}`)).error).toBeUndefined();
  });

  it('installs what the files of its items import', () => {
    expect(readFileSync(join(app, 'npm.log'), 'utf8')).toMatch(/^install .*\bphonekit @tanstack\/react-query$/m);
    const added = ['account-settings', 'sign-in-second-step', 'ui/phone-field', 'ui/code-field'];
    const sources = added.map((name) => readFileSync(join(app, `src/components/${name}.tsx`), 'utf8'));
    const imported = sources.flatMap((source) => [...source.matchAll(/from '([^'/]+)/g)].map(([, name]) => name));
    expect([...new Set(imported)].sort()).toEqual(['phonekit', 'react']);
  });

  it('changes the stylesheet once, however often its items are added', async () => {
    const before = readFileSync(join(app, 'src/index.css'), 'utf8');
    await add('--overwrite', 'code-field', 'sign-in');
    expect(readFileSync(join(app, 'src/index.css'), 'utf8')).toBe(before);
  });
});

describe('the app with all items', () => {
  let browser: Browser;
  let site: PreviewServer;
  beforeAll(async () => {
    await run(process.execPath, [`${root}node_modules/vite/bin/vite.js`, 'build', '--logLevel', 'warn'], {
      cwd: app,
      env: { ...process.env, NODE_ENV: 'production' },
    });
    site = await preview({ root: app, configFile: false, logLevel: 'silent', preview: { port: 0, host: '127.0.0.1' } });
    browser = await chromium.launch({ executablePath: findChromium(), args: chromiumArguments });
  });
  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });

  it('has valid types', async () => {
    const { stdout } = await run(process.execPath, [`${root}node_modules/typescript/bin/tsc`, '-p', app]).catch(
      (failed: { stdout: string }) => failed,
    );
    expect(stdout).toBe('');
  });

  it.each(['light', 'dark'])('runs without a complaint, in the colours of the app, %s', async (scheme) => {
    const page = await openPage(browser);
    const complaints: string[] = [];
    page.on('console', (message) => ['error', 'warning'].includes(message.type()) && complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(site.resolvedUrls?.local[0] ?? '');
    if (scheme === 'dark') await page.evaluate(() => document.documentElement.classList.add('dark'));

    const settings = page.locator('[data-part=root]');
    await settings.getByRole('button', { name: 'Add phone number' }).click();
    const send = settings.getByRole('button', { name: 'Send code' });
    expect(await backgroundOf(send)).toBe(await colourOf(page, 'var(--primary)'));
    expect(await backgroundOf(settings)).toBe(await colourOf(page, 'var(--card)'));
    // A utility of the app overrides what the kit has for the element.
    expect(await settings.evaluate((element) => getComputedStyle(element).paddingTop)).toBe('24px');
    // A reset of Tailwind does not.
    expect(await send.evaluate((element) => getComputedStyle(element).paddingLeft)).not.toBe('0px');

    await page.getByLabel('Phone number').last().fill('(201) 555-0123');
    await page.getByLabel('Verification code').last().fill('123456');
    await page.getByText('+12015550123 123456').waitFor();
    await page.getByText(/We sent a 6-digit code/).waitFor();
    expect(complaints).toEqual([]);
    await page.close();
  });
});

/** Runs `npx shadcn add` as a user would, without a question. */
async function add(...items: string[]): Promise<void> {
  const words = items.map((item) => (item.startsWith('-') ? item : `./r/${item}.json`));
  const { port } = shadcn.address() as AddressInfo;
  await run(process.execPath, [`${root}node_modules/shadcn/dist/index.js`, 'add', ...words, '--yes'], {
    cwd: app,
    env: {
      ...process.env,
      PATH: `${join(app, 'bin')}${delimiter}${process.env.PATH}`,
      npm_config_user_agent: 'npm',
      REGISTRY_URL: `http://127.0.0.1:${port}/r`,
    },
  });
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(join(app, file), 'utf8'));
}

function backgroundOf(element: ReturnType<Page['locator']>): Promise<string> {
  return element.evaluate((found) => getComputedStyle(found).backgroundColor);
}

/** A colour as the browser computes it. */
function colourOf(page: Page, colour: string): Promise<string> {
  return page.evaluate((value) => {
    const probe = document.body.appendChild(document.createElement('i'));
    probe.style.backgroundColor = value;
    const { backgroundColor } = getComputedStyle(probe);
    probe.remove();
    return backgroundColor;
  }, colour);
}
