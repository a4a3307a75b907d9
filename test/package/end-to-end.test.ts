import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { type RequestListener } from 'node:http';
import { type AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { createTestServer } from '../../stories/support/examples/testing/e2e/server.js';
import { bundle } from '../tools/bundle.mjs';

// What the page "Testing your app" shows of Playwright, as it stands, over an app of a few lines.

const root = fileURLToPath(new URL('../..', import.meta.url));
const app = `
  import { createRoot } from 'react-dom/client';
  import { PhoneNumbers, PhoneNumbersProvider } from 'phonekit';
  import { httpAdapter } from 'phonekit/adapters/http';
  const adapter = httpAdapter({ baseUrl: '/api/phone' });
  createRoot(document.body.appendChild(document.createElement('main'))).render(
    <PhoneNumbersProvider adapter={adapter} userId="user_1"><PhoneNumbers defaultCountry="US" /></PhoneNumbersProvider>,
  );
`;

describe('the end-to-end tests of an app', () => {
  it('pass in Playwright, WebOTP included', async () => {
    const server = createTestServer(await serving(app)).listen(0, '127.0.0.1');
    try {
      await once(server, 'listening');
      const env = {
        ...process.env,
        NODE_OPTIONS: '',
        BASE_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      };
      const words = ['node_modules/playwright/cli.js', 'test', '--config', 'test/apps/e2e/playwright.config.ts'];
      const playwright = spawn(process.execPath, words, { cwd: root, env });
      const [output, complaints] = await Promise.all([text(playwright.stdout), text(playwright.stderr)]);
      const { stats, errors }: { stats: Record<string, number>; errors: object[] } = JSON.parse(
        output || `{ "stats": {}, "errors": [${JSON.stringify(complaints)}] }`,
      );
      expect(errors).toEqual([]);
      expect(stats, output).toMatchObject({ expected: 2, unexpected: 0, flaky: 0, skipped: 0 });
    } finally {
      server.close();
    }
  });
});

async function serving(source: string): Promise<RequestListener> {
  const { all } = await bundle(source, { external: [] });
  const files = new Map(all.map((file) => [`/${file.path}`, file.text]));
  const entry = all.find(({ isApp }) => isApp)?.path ?? '';
  return ({ url = '' }, response) => {
    const file = files.get(url);
    if (file !== undefined) response.setHeader('content-type', 'text/javascript').end(file);
    else
      response
        .setHeader('content-type', 'text/html')
        .end(
          `<!doctype html><html lang="en"><title>App</title><body><script type="module" ` +
            `src="/${entry}"></script></body></html>`,
        );
  };
}
