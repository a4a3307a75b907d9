import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { type AddressInfo } from 'node:net';
import { memoryStore } from '../../../src/service/index.js';
import { createPhoneHandler } from '../../../src/server/index.js';
import { toNodeListener } from '../../../src/server/node/index.js';
import { testInbox } from '../../../src/testing/index.js';
import { bundle } from '../../tools/bundle.mjs';
import { app } from './app.js';
import { framePage } from './frame-page.js';

export interface Site {
  /** The address of a scene of the app. */
  scene(name: string): string;
  /** The address of a page that has a scene in a sandboxed frame, whose origin is opaque: another than all others. */
  sandboxed(name: string): string;
  /**
   * The address of a page that has a scene in a frame of another site. Its session cookie is one that browsers keep for
   * each top-level site alone (`Partitioned`), if requested.
   */
  thirdParty(name: string, cookie?: 'partitioned'): string;
  /** The address of a page that has a scene in a frame of this size. */
  narrow(name: string, width: number, height?: number): string;
  /** Whether chunks that are loaded after the first screen fail. */
  failsChunks: boolean;
  /** The code that the server sent to a number, when it was sent. */
  readCode(to: string): Promise<string>;
  /** How many messages the server has sent. */
  countMessages(): number;
  close(): void;
}

/** Serves the app of the tests with a phone server beside it. */
export async function serveSite(): Promise<Site> {
  const { first, all } = await bundle(app, { external: [] });
  const scripts = new Map(all.map(({ path, text }) => [`/${path}`, text]));
  const firstScripts = new Set(first.map(({ path }) => `/${path}`));
  const entry = all.find(({ isApp }) => isApp)?.path ?? '';
  const stylesheet = readFileSync(new URL('../../../dist/styles.css', import.meta.url), 'utf8');
  const inbox = testInbox();
  const phone = toNodeListener(
    createPhoneHandler({
      store: memoryStore(),
      sender: inbox,
      secret: 'a-secret-for-tests-and-nothing-else',
      host: 'localhost',
      basePath: '/api/phone',
      requireStepUp: () => false,
      authenticate: async ({ headers }) => readSession(headers.get('cookie')),
    }),
  );
  const site = { failsChunks: false };
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    const reply = (type: string, text: string) =>
      // A sandboxed frame loads scripts from what is another origin to it.
      response
        .setHeader('access-control-allow-origin', '*')
        .setHeader('content-type', `${type}; charset=utf-8`)
        .end(text);
    const script = scripts.get(pathname);
    if (pathname.startsWith('/api/phone/')) phone(request, response);
    else if (script !== undefined)
      if (site.failsChunks && !firstScripts.has(pathname)) response.writeHead(503).end();
      else reply('text/javascript', script);
    else if (pathname === '/kit.css') reply('text/css', stylesheet);
    else if (pathname === '/app') {
      const isPartitioned = searchParams.get('cookie') === 'partitioned';
      const user = searchParams.get('user') ?? 'user_1';
      response.setHeader('set-cookie', `session=${user}; path=/${isPartitioned ? partitioned : ''}`);
      reply('text/html', appPage(entry));
    } else if (pathname === '/session') reply('text/plain', readSession(request.headers.cookie) ?? '');
    else if (pathname === '/frame') reply('text/html', framePage(searchParams));
    else if (pathname === '/favicon.ico') response.writeHead(204).end();
    else reply('text/html', '<!doctype html><title>Elsewhere</title><p>Elsewhere</p>');
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const address = (name: string) => `http://127.0.0.1:${port}/app?scene=${name}`;
  return Object.assign(site, {
    scene: (name: string) => address(name),
    sandboxed: (name: string) =>
      `http://127.0.0.1:${port}/frame?` +
      `${new URLSearchParams({ src: address(name), sandbox: 'allow-scripts allow-forms' })}`,
    thirdParty: (name: string, cookie = '') =>
      `http://127.0.0.1:${port}/frame?` +
      `${new URLSearchParams({ src: `${address(name)}&cookie=${cookie}`.replace('127.0.0.1', 'localhost') })}`,
    narrow: (name: string, width: number, height = 900) =>
      `http://127.0.0.1:${port}/frame?` +
      `${new URLSearchParams({ src: address(name), width: String(width), height: String(height) })}`,
    readCode: (to: string) => inbox.readCode(to),
    countMessages: () => inbox.messages.length,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  });
}

const readSession = (cookies: string | null | undefined) => /\bsession=(\w+)/.exec(cookies ?? '')?.[1] ?? null;

/** The attributes of a cookie that a frame of another site may use. */
const partitioned = '; SameSite=None; Secure; Partitioned';

const appPage = (entry: string) => `<!doctype html>
<html lang="en">
  <title>App</title>
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <link rel="stylesheet" href="/kit.css">
  <script>
    window.complaints = [];
    const { error } = console;
    console.error = (...words) => { complaints.push(words.join(' ')); error(...words); };
    addEventListener('error', ({ message }) => complaints.push(message));
    addEventListener('unhandledrejection', ({ reason }) => complaints.push(String(reason)));
  </script>
  <script type="module" src="/${entry}"></script>
  <body style="margin: 0; font: 16px/1.5 sans-serif"></body>
</html>`;
