import { createServer, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { basename } from 'node:path';
import { chromium, type Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumArguments, findChromium } from '../support/chromium.mjs';
import { openPage } from '../support/open-page.js';
import { bundle } from '../tools/bundle.mjs';

let browser: Browser;
let server: Server;
let address = '';

beforeAll(async () => {
  const { all } = await bundle(app, { external: [] });
  const scripts = new Map(all.map(({ path, text }) => [`/${path}`, text]));
  const script = all.find(({ path }) => basename(path) === 'stdin.js')?.path ?? '';
  server = createServer(({ url = '' }, response) => {
    const text = scripts.get(url);
    const body = url === '/app' ? `<script type="module" src="/${script}"></script><body></body>` : '<p>Elsewhere</p>';
    const type = text === undefined ? 'text/html' : 'text/javascript';
    response.writeHead(200, { 'content-type': `${type}; charset=utf-8` }).end(text ?? `<!doctype html>${body}`);
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  browser = await chromium.launch({
    executablePath: findChromium(),
    args: chromiumArguments,
    // Playwright turns the cache off.
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
  });
});

afterAll(async () => {
  await browser.close();
  server.close();
});

describe('backup codes on show', () => {
  it('are not restored from the back/forward cache', async () => {
    const page = await openPage(browser);
    await page.goto(`${address}/app`);
    await page.locator('[data-part=backup-code]').nth(1).waitFor();
    await page.evaluate(() => {
      window.isKept = null;
      addEventListener('pageshow', ({ persisted }) => void (window.isKept = persisted));
      // What the page shows in the first task after it came back, before any render.
      addEventListener('pageshow', () => void (window.seen = document.documentElement.outerHTML), { once: true });
    });
    await page.evaluate(() => void (location.href = '/elsewhere'));
    await page.getByText('Elsewhere').waitFor();
    await page.evaluate(() => history.back());
    await page.waitForFunction(() => window.isKept !== null);
    expect(await page.evaluate(() => window.isKept), 'whether the browser kept the page').toBe(true);
    for (const html of [await page.evaluate(() => window.seen), await page.content()]) {
      expect(html).toContain('no longer shown');
      expect(html).not.toMatch(/AAAA-1111-BBBB|CCCC-2222-DDDD/);
    }
    await page.close();
  });
});

declare global {
  interface Window {
    /** Whether the browser showed the page that it had kept; null until it has shown any again. */
    isKept?: boolean | null;
    seen: string;
  }
}

const app = `
  import { createRoot } from 'react-dom/client';
  import { BackupCodes, PhoneNumbersProvider, Secret } from 'phonekit';
  import { memoryAdapter } from 'phonekit/adapters/memory';

  createRoot(document.body.appendChild(document.createElement('main'))).render(
    <PhoneNumbersProvider adapter={memoryAdapter()} userId="user_1">
      <BackupCodes codes={new Secret(['AAAA-1111-BBBB', 'CCCC-2222-DDDD'])} />
    </PhoneNumbersProvider>,
  );
`;
