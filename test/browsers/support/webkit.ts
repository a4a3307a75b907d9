import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { type Readable } from 'node:stream';
import { findWebKitGtk, noteTitle } from '../../support/engines/webkit.mjs';
import type { Engine, Key, Settings, Tab } from './engine.js';
import { startPlaywright } from './playwright.js';
import { WebDriver } from './webdriver.js';

/** Starts WebKitGTK, or Playwright's own build of WebKit if the distribution has none, as on macOS and Windows. */
export async function startWebKit(settings: Settings = {}): Promise<Engine> {
  const installed = findWebKitGtk();
  const engine = installed ? await startMiniBrowser(installed) : await startPlaywright('webkit', settings);
  noteTitle(engine.title);
  return engine;
}

/** Starts WebKitGTK's MiniBrowser on a display of its own, by its WebDriver. */
async function startMiniBrowser(installed: NonNullable<ReturnType<typeof findWebKitGtk>>): Promise<Engine> {
  const children: ChildProcess[] = [];
  const killAll = () => children.splice(0).forEach((child) => child.kill());
  process.once('exit', killAll);

  const screen = ['-displayfd', '3', '-screen', '0', '1400x1100x24', '-nolisten', 'tcp'];
  const display = spawn(installed.display, screen, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  children.push(display);
  const [number] = await once(display.stdio[3] as Readable, 'data');
  const port = await freePort();
  children.push(
    spawn(installed.driver, [`--port=${port}`], {
      stdio: 'ignore',
      env: {
        ...process.env,
        DISPLAY: `:${String(number).trim()}`,
        // Root has no user namespaces in a container; the tests load their own pages alone.
        WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
      },
    }),
  );
  const driver = await WebDriver.open(`http://127.0.0.1:${port}`, {
    browserName: 'MiniBrowser',
    'webkitgtk:browserOptions': { binary: installed.browser, args: ['--automation'] },
  });
  const handles = await driver.get<string[]>('/window/handles');
  let current = handles[0];

  /** Before each command, since WebDriver speaks to one tab at a time. */
  const inTab = async (handle: string) => {
    if (current !== handle) await driver.post('/window', { handle });
    current = handle;
    await driver.post('/frame', { id: null });
    return driver;
  };
  return {
    title: `WebKitGTK ${driver.version}`,
    openTab: async () => {
      const handle =
        handles.shift() ?? (await driver.post<{ handle: string }>('/window/new', { type: 'window' })).handle;
      return tabOf(() => inTab(handle));
    },
    close: async () => {
      await driver.delete().catch(() => undefined); // the last window may be closed already
      killAll();
      process.off('exit', killAll);
    },
  };
}

function tabOf(inTab: () => Promise<WebDriver>): Tab {
  const keys = async (actions: object[]) =>
    (await inTab()).post('/actions', { actions: [{ type: 'key', id: 'keyboard', actions }] });
  return {
    goto: async (url) => (await inTab()).post('/url', { url }),
    reload: async () => (await inTab()).post('/refresh'),
    evaluate: async (run, argument) => (await inTab()).evaluate(run, argument),
    click: async (xpath) => {
      const driver = await inTab();
      return driver.post(`/element/${await driver.find(xpath)}/click`);
    },
    clickAt: async ({ x, y }, times = 1) => {
      const click = ['pointerDown', 'pointerUp'].map((type) => ({ type, button: 0 }));
      const actions = [
        { type: 'pointerMove', x: Math.round(x), y: Math.round(y) },
        ...Array.from({ length: times }, () => click).flat(),
      ];
      return (await inTab()).post('/actions', { actions: [{ type: 'pointer', id: 'mouse', actions }] });
    },
    type: (text) => keys([...text].flatMap((value) => [down(value), up(value)])),
    press: (...names) => {
      const values = names.map((name) => codes[name] ?? name);
      return keys([...values.map(down), ...values.toReversed().map(up)]);
    },
    inFrame: () =>
      tabOf(async () => {
        const driver = await inTab();
        await driver.post('/frame', { id: 0 });
        return driver;
      }),
    screenshot: async () => Buffer.from(await (await inTab()).get<string>('/screenshot'), 'base64'),
    close: async () => void (await (await inTab()).delete('/window')),
  };
}

const down = (value: string) => ({ type: 'keyDown', value });
const up = (value: string) => ({ type: 'keyUp', value });

/** As the specification of WebDriver numbers them. */
const codes: Partial<Record<Key, string>> = {
  Control: '\uE009',
  Shift: '\uE008',
  Enter: '\uE007',
  Escape: '\uE00C',
  Tab: '\uE004',
  Backspace: '\uE003',
  ArrowLeft: '\uE012',
  ArrowRight: '\uE014',
};

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return address && typeof address === 'object' ? address.port : 0;
}
