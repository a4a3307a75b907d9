import { createServer, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumArguments, findChromium } from '../support/chromium.mjs';
import { openPage } from '../support/open-page.js';
import { bundle } from '../tools/bundle.mjs';

// The built kit on restrictive pages: a strict policy, no stylesheet, the reset of another one.

const policy = "default-src 'self'; style-src 'self'; script-src 'self'; require-trusted-types-for 'script'";
const own = new URL('../../dist/styles.css', import.meta.url);
const preflight = new URL('../../node_modules/tailwindcss/preflight.css', import.meta.url);

let browser: Browser;
let server: Server;
let address = '';
/** What is served, besides the bundled app. */
const pages = new Map<string, { head: string; headers: Record<string, string> }>();
const files = new Map<string, string>();

beforeAll(async () => {
  const { all } = await bundle(app, { external: [] });
  for (const { path, text } of all) files.set(`/${path}`, text);
  files.set('/kit.css', readFileSync(own, 'utf8'));
  files.set(
    '/reset.css',
    `@layer theme, base, phonekit, components, utilities;\n@layer base {\n${readFileSync(preflight, 'utf8')}\n}`,
  );
  const script = all.find(({ path }) => basename(path) === 'stdin.js')?.path ?? '';
  server = createServer(({ url = '' }, response) => {
    const page = pages.get(url);
    const text = page
      ? `<!doctype html><html lang="en"><title>App</title>${page.head}<script type="module" ` +
        `src="/${script}"></script><body></body></html>`
      : files.get(url);
    const type = page ? 'text/html' : url.endsWith('.css') ? 'text/css' : 'text/javascript';
    const status = text === undefined && url !== '/favicon.ico' ? 404 : 200;
    response.writeHead(status, { 'content-type': `${type}; charset=utf-8`, ...page?.headers }).end(text);
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  browser = await chromium.launch({ executablePath: findChromium(), args: chromiumArguments });
});

afterAll(async () => {
  await browser.close();
  server.close();
});

describe('the kit', () => {
  it('works under a strict Content Security Policy with Trusted Types', async () => {
    const { page, complaints } = await open('<link rel="stylesheet" href="/kit.css">', {
      'content-security-policy': policy,
    });
    await doTheWholeJob(page);
    expect(complaints).toEqual([]);
    // The policy is in force: what it forbids fails on this page.
    expect(
      await page.evaluate(() => {
        try {
          document.body.innerHTML = '<p>';
          return 'allowed';
        } catch {
          return 'refused';
        }
      }),
    ).toBe('refused');
  });

  it('works with react-phone-number-input, under the same policy and without another host', async () => {
    const { page, complaints, requests } = await open(
      '<link rel="stylesheet" href="/kit.css">',
      { 'content-security-policy': policy },
      '?library',
    );
    await doTheWholeJob(page, () => page.locator('.PhoneInputCountrySelect').selectOption('DE'));
    expect(complaints).toEqual([]);
    expect(requests.filter((url) => !url.startsWith(address))).toEqual([]);
  });

  it('works without its stylesheet', async () => {
    const { page, complaints } = await open('');
    await doTheWholeJob(page);
    expect(complaints).toEqual([]);
  });

  it.each([
    ['before', '<link rel="stylesheet" href="/reset.css"><link rel="stylesheet" href="/kit.css">'],
    ['after', '<link rel="stylesheet" href="/kit.css"><link rel="stylesheet" href="/reset.css">'],
  ])('looks the same with Tailwind’s reset %s it, if the layers are ordered', async (place, head) => {
    // If the kit's stylesheet comes first, its layer is named first, so the order must be declared before both.
    const order = '<link rel="stylesheet" href="/order.css">';
    files.set('/order.css', '@layer theme, base, phonekit, components, utilities;');
    const { page: alone } = await open('<link rel="stylesheet" href="/kit.css">');
    const { page } = await open(`${place === 'after' ? order : ''}${head}`);
    expect(await looksOf(page)).toEqual(await looksOf(alone));
  });

  it('is overridden by one class of the app, wherever its stylesheet is', async () => {
    files.set(
      '/app.css',
      '.mine button { background-color: rgb(1, 2, 3); border-radius: 7px; } .mine { --phonekit-accent: rgb(4, 5, 6); }',
    );
    for (const head of [
      '<link rel="stylesheet" href="/kit.css"><link rel="stylesheet" href="/app.css">',
      '<link rel="stylesheet" href="/app.css"><link rel="stylesheet" href="/kit.css">',
    ]) {
      const { page } = await open(head);
      await page.locator('main').evaluate((main) => main.classList.add('mine'));
      const add = page.getByRole('button', { name: 'Add phone number' });
      // Not at once: the colour of a button has a transition.
      await expect.poll(() => add.evaluate((button) => getComputedStyle(button).backgroundColor)).toBe('rgb(1, 2, 3)');
      expect(await add.evaluate((button) => getComputedStyle(button).borderRadius)).toBe('7px');
    }
  });
});

/** Opens a page with this head; `complaints` collects the errors of the browser and the page. */
async function open(head: string, headers: Record<string, string> = {}, search = '') {
  const path = `/page-${pages.size}${search}`;
  pages.set(path, { head, headers });
  const page = await openPage(browser);
  const complaints: string[] = [];
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  // The dialog of printing would stop the page.
  await page.addInitScript(() => {
    window.print = () => void window.dispatchEvent(new Event('afterprint'));
  });
  await page.goto(address + path);
  await page.getByRole('button', { name: 'Add phone number' }).waitFor();
  return { page, complaints, requests };
}

async function doTheWholeJob(
  page: Page,
  chooseGermany: () => Promise<unknown> = () => searchForGermany(page),
): Promise<void> {
  await page.getByRole('button', { name: 'Add phone number' }).click();
  await chooseGermany();
  await page.getByRole('textbox', { name: 'Phone number' }).fill('015123456789');
  await page.keyboard.press('Enter');
  await page.getByRole('textbox', { name: 'Verification code' }).fill(await codeOf(page, 1));
  await page.getByText('is verified').first().waitFor({ state: 'attached' });
  await page.getByRole('button', { name: 'Turn on' }).click();
  await page.getByRole('button', { name: '+49 1512 3456789', exact: true }).click();
  await page.getByText('Save your backup codes').waitFor();
  expect(await page.locator('[data-part=backup-code]').allTextContents()).toHaveLength(10);
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download' }).click(),
  ]);
  expect(file.suggestedFilename()).toBe('backup-codes.txt');
  await page.getByRole('button', { name: 'Print' }).click();
  await page.getByText('Check that the codes were printed.').waitFor();
  await page.getByRole('button', { name: 'Done' }).click();
  await page.getByRole('button', { name: 'Leave' }).click();
  await page.getByRole('button', { name: 'Remove +1 201 555 0123', exact: true }).click();
  await page.getByRole('button', { name: 'Remove number' }).click();
  await page.getByText('+1 201 555 0123 was removed').waitFor({ state: 'attached' });
}

async function searchForGermany(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Country:/ }).click();
  await page.getByRole('combobox').fill('Germany');
  await page.keyboard.press('Enter');
}

async function codeOf(page: Page, count: number): Promise<string> {
  await page.waitForFunction((count) => window.adapter.inbox.messages.length === count, count);
  return page.evaluate(() => window.adapter.inbox.messages.at(-1)?.code ?? '');
}

/** Every computed style that affects the look, for each part of the screen with the form open. */
async function looksOf(page: Page) {
  await page.getByRole('button', { name: 'Add phone number' }).click();
  await page.getByRole('textbox', { name: 'Phone number' }).waitFor();
  // Until its picture is loaded, a code stands in place of a flag.
  await page.locator('[data-part=country-flag]:not([data-kind=code])').first().waitFor();
  await page.mouse.move(0, 0);
  await page.locator('body').evaluate((body) => (body.style.font = '16px/1.5 sans-serif'));
  return page.evaluate((properties) => {
    const parts = [...document.querySelectorAll('[data-scope=phonekit]')];
    return parts.map((part) => {
      const style = getComputedStyle(part);
      const border = style.borderTopWidth === '0px' ? 'none' : style.borderTop;
      return [
        part.getAttribute('data-part'),
        `border: ${border}`,
        ...properties.map((property) => `${property}: ${style.getPropertyValue(property)}`),
      ];
    });
  }, looks);
}

const looks = [
  'display',
  'color',
  'background-color',
  'border-radius',
  'padding',
  'margin',
  'font-size',
  'font-weight',
  'list-style-type',
  'cursor',
];

declare global {
  interface Window {
    adapter: { inbox: { messages: readonly { code: string }[] } };
  }
}

const app = `
  import { createRoot } from 'react-dom/client';
  import { PhoneNumbers, PhoneNumbersProvider } from 'phonekit';
  import { memoryAdapter } from 'phonekit/adapters/memory';
  import { ReactPhoneNumberInputField } from 'phonekit/react-phone-number-input';

  const phoneField = location.search === '?library' ? ReactPhoneNumberInputField : undefined;
  const adapter = window.adapter = memoryAdapter({ phoneNumbers: ['+12015550123'] });
  createRoot(document.body.appendChild(document.createElement('main'))).render(
    <PhoneNumbersProvider adapter={adapter} userId="user_1" phoneField={phoneField}>
      <PhoneNumbers defaultCountry="US" />
    </PhoneNumbersProvider>,
  );
`;
