import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { chromiumArguments, findChromium } from '../support/chromium.mjs';
import { openPage } from '../support/open-page.js';
import { bundle, isFlagPictures } from '../tools/bundle.mjs';

// The built kit on systems that draw emoji flags and on those that do not, and what it downloads for them.

const policy = "default-src 'self'; style-src 'self'; script-src 'self'; require-trusted-types-for 'script'";
const host = 'http://app.test';
const files = new Map<string, { text: string; type: string }>();
let pictures = '';
let browser: Browser;

beforeAll(async () => {
  const { all } = await bundle(app, { external: [] });
  for (const { path, text } of all) files.set(`/${path}`, { text, type: 'text/javascript' });
  const script = all.find(({ path }) => basename(path) === 'stdin.js')?.path ?? '';
  pictures = `/${all.find(isFlagPictures)?.path}`;
  files.set('/kit.css', {
    text: readFileSync(new URL('../../dist/styles.css', import.meta.url), 'utf8'),
    type: 'text/css',
  });
  files.set('/', {
    text:
      `<!doctype html><html lang="en"><title>App</title><link rel="stylesheet" ` +
      `href="/kit.css"><script type="module" src="/${script}"></script><body></body></html>`,
    type: 'text/html',
  });
  files.set('/favicon.ico', { text: '', type: 'image/x-icon' });
  browser = await chromium.launch({ executablePath: findChromium(), args: chromiumArguments });
});

afterAll(() => browser.close());

let requests: string[] = [];
let complaints: string[] = [];
/** Holds the download of the pictures until it resolves with whether they can be reached. */
let line = Promise.resolve(true);

beforeEach(() => {
  [requests, complaints, line] = [[], [], Promise.resolve(true)];
});

async function open(system: (() => void) | null = null): Promise<Page> {
  const page = await openPage(browser);
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.route('**', async (route) => {
    const { origin, pathname } = new URL(route.request().url());
    requests.push(origin === host ? pathname : origin);
    const file = origin === host ? files.get(pathname) : undefined;
    const isOnline = pathname !== pictures || (await line);
    await (file && isOnline
      ? route.fulfill({
          body: file.text,
          contentType: `${file.type}; charset=utf-8`,
          headers: { 'content-security-policy': policy },
        })
      : route.abort());
  });
  if (system) await page.addInitScript(system);
  await page.goto(host);
  await page.getByRole('button').first().waitFor();
  return page;
}

const kinds = (page: Page) =>
  page
    .locator('[data-part=country-flag]')
    .evaluateAll((flags) => [...new Set(flags.map((flag) => (flag as HTMLElement).dataset.kind))]);
const texts = (page: Page) => page.locator('[data-part=country-button] [data-part=country-flag]').allTextContents();

/** As Apple's and Android's fonts do: a flag is drawn in colours. */
function drawsFlags() {
  OffscreenCanvasRenderingContext2D.prototype.fillText = function () {
    this.fillStyle = '#dd0000';
    this.fillRect(0, 0, 20, 20);
    document.documentElement.dataset.drawn = String(Number(document.documentElement.dataset.drawn ?? 0) + 1);
  };
}

/** As Windows' font does: two letters in the colour of the text. */
function drawsLetters() {
  const { fillText } = OffscreenCanvasRenderingContext2D.prototype;
  OffscreenCanvasRenderingContext2D.prototype.fillText = function (_, x, y) {
    fillText.call(this, 'DE', x, y);
  };
}

function isNeverIdle() {
  window.requestIdleCallback = () => 0;
}

describe('flags', () => {
  it.each([
    ['letters', drawsLetters],
    ['boxes', null],
  ] as const)(
    'are pictures if the system draws %s, loaded when idle from the app’s own host, under a strict CSP',
    async (_, system) => {
      const page = await open(system);
      await expect.poll(() => kinds(page)).toEqual(['picture']);
      expect(requests.filter((path) => path === pictures)).toHaveLength(1);
      expect(requests.filter((path) => !files.has(path))).toEqual([]);
      await page.getByRole('button').first().click();
      await page.getByRole('option', { name: 'France' }).waitFor();
      await expect.poll(() => kinds(page)).toEqual(['picture']);
      expect(complaints).toEqual([]);
    },
  );

  it('are the system’s own if it draws them, checked once per page, without a download', async () => {
    const page = await open(drawsFlags);
    expect(await texts(page)).toEqual(['🇺🇸', '🇫🇷']);
    await page.getByRole('button').first().click();
    await page.getByRole('option', { name: 'France' }).waitFor();
    await page.waitForTimeout(500);
    expect(await kinds(page)).toEqual(['emoji']);
    expect(requests).not.toContain(pictures);
    expect(await page.evaluate(() => document.documentElement.dataset.drawn)).toBe('1');
  });

  it('are codes until their pictures load, without a layout shift', async () => {
    let come = (_: boolean) => {};
    line = new Promise((resolve) => (come = resolve));
    const page = await open();
    await expect.poll(() => requests).toContain(pictures);
    expect(await texts(page)).toEqual(['US', 'FR']);
    await page.getByRole('button').first().click();
    await page.evaluate(() => {
      new PerformanceObserver(
        (list) => (document.documentElement.dataset.shifts = String(list.getEntries().length)),
      ).observe({ type: 'layout-shift' });
    });
    come(true);
    await expect.poll(() => kinds(page)).toEqual(['picture']);
    await page.waitForTimeout(300);
    expect(await page.evaluate(() => document.documentElement.dataset.shifts)).toBe(undefined);
  });

  it('are loaded when the list opens, even if the browser was never idle', async () => {
    const page = await open(isNeverIdle);
    await page.waitForTimeout(300);
    expect(requests).not.toContain(pictures);
    await page.getByRole('button').first().click();
    await expect.poll(() => kinds(page)).toEqual(['picture']);
  });

  it('stay codes offline, and load with the next list', async () => {
    line = Promise.resolve(false);
    const page = await open();
    await expect.poll(() => requests).toContain(pictures);
    await page.getByRole('button').first().click();
    await page.getByRole('combobox').fill('Germany');
    await page.keyboard.press('Enter');
    await expect.poll(() => texts(page)).toEqual(['DE', 'FR']);
    // The browser itself says that it could not load it; the page throws nothing.
    expect(complaints.filter((text) => !text.includes('net::ERR_FAILED'))).toEqual([]);
    line = Promise.resolve(true);
    await page.getByRole('button').first().click();
    await expect.poll(() => kinds(page)).toEqual(['picture']);
  });
});

const app = `
  import { createRoot } from 'react-dom/client';
  import { PhoneField } from 'phonekit';
  import { en } from 'phonekit/messages/en';

  const props = { value: null, onChange() {}, labels: en.phoneField, locale: 'en' };
  const field = (country) => <PhoneField {...props} defaultCountry={country} />;
  createRoot(document.body.appendChild(document.createElement('main'))).render(<>{field('US')}{field('FR')}</>);
`;
