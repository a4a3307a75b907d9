import { spawnSync } from 'node:child_process';
import { createServer, type Server } from 'node:http';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumArguments, findChromium } from '../support/chromium.mjs';
import { openPage } from '../support/open-page.js';
import { bundle } from '../tools/bundle.mjs';
import { entries, manifest } from '../tools/entries.mjs';

// The package as npm would publish it, in an app with nothing but the package and its declared dependencies.

const root = fileURLToPath(new URL('../..', import.meta.url));
const packed = join(root, 'test/apps/node_modules/phonekit');
let app = '';

beforeAll(() => {
  app = mkdtempSync(join(tmpdir(), 'packed-'));
  mkdirSync(join(app, 'node_modules'));
  cpSync(packed, join(app, 'node_modules/phonekit'), { recursive: true });
  const { dependencies, peerDependencies } = manifest();
  for (const name of [...Object.keys({ ...dependencies, ...peerDependencies }), '@types/react-dom']) {
    mkdirSync(dirname(join(app, 'node_modules', name)), { recursive: true });
    symlinkSync(join(root, 'node_modules', name), join(app, 'node_modules', name));
  }
  cpSync(join(root, 'test/package/app'), app, { recursive: true });
  writeFileSync(join(app, 'package.json'), '{ "type": "module" }');
});

afterAll(() => rmSync(app, { recursive: true, force: true }));

describe('the packed package', () => {
  it('contains the build, and no source, test or story', () => {
    const files = readdirSync(packed, { recursive: true, encoding: 'utf8', withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    );
    const outside = files
      .filter(({ parentPath }) => !/^(dist|docs|registry)/.test(relative(packed, parentPath)))
      .map(({ name }) => name);
    expect(outside.sort()).toEqual([
      'ACCESSIBILITY.md',
      'CHANGELOG.md',
      'LICENSE',
      'README.md',
      'SECURITY.md',
      'llms.txt',
      'package.json',
    ]);
    const isKnown = /\.(js|d\.ts|css|md|json)$|^LICENSE$|^llms\.txt$/;
    expect(files.map(({ name }) => name).filter((name) => !isKnown.test(name))).toEqual([]);
  });

  describe('in Node, without a DOM', () => {
    const modules = entries.filter(({ isStylesheet }) => !isStylesheet);
    let loaded: { output: string; said: string };
    // One process for all of them: each would take half a second to start.
    beforeAll(() => {
      loaded = runModule(`
        const loaded = {};
        for (const name of ${JSON.stringify(modules.map(({ name }) => name))}) {
          loaded[name] = await import(name).then((all) => Object.keys(all).length, String);
        }
        console.log(JSON.stringify(loaded));
      `);
    });

    it.each(modules)('loads $name', ({ name }) => {
      expect(JSON.parse(loaded.output)[name]).toBeGreaterThan(0);
    });

    it('prints nothing when any of them is loaded', () => expect(loaded.said).toBe(''));
  });

  it('renders the drop-in on a server', () => {
    const { said, output } = runModule(`
      import { createElement } from 'react';
      import { renderToString } from 'react-dom/server';
      import { PhoneNumbers, PhoneNumbersProvider } from 'phonekit';
      import { memoryAdapter } from 'phonekit/adapters/memory';
      const props = { adapter: memoryAdapter(), userId: 'user_1' };
      console.log(renderToString(createElement(PhoneNumbersProvider, props, createElement(PhoneNumbers))));
    `);
    expect(said).toBe('');
    expect(output).toContain('data-scope="phonekit"');
  });

  it.each(['bundler', 'nodenext'])('has valid types under moduleResolution %s', (moduleResolution) => {
    const module = moduleResolution === 'bundler' ? 'esnext' : moduleResolution;
    const compilerOptions = {
      module,
      moduleResolution,
      target: 'es2022',
      jsx: 'react-jsx',
      strict: true,
      noEmit: true,
      skipLibCheck: false,
      types: [],
    };
    writeFileSync(join(app, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['app.tsx'] }));
    const { stdout } = spawnSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', app], {
      encoding: 'utf8',
    });
    expect(stdout).toBe('');
  });

  it('runs bundled in a browser, without requests to other hosts', async () => {
    const { all } = await bundle(readFileSync(join(app, 'app.tsx'), 'utf8'), { external: [], from: app });
    const page =
      `<!doctype html><html ` +
      `lang="en"><title>App</title>${all.map(({ path }) => tagOf(path)).join('')}<body></body></html>`;
    const files = new Map([['/', page], ...all.map(({ path, text }) => [`/${path}`, text] as const)]);
    const { server, address } = await serve(files);
    const browser = await chromium.launch({ executablePath: findChromium(), args: chromiumArguments });
    try {
      const tab = await openPage(browser);
      const complaints: string[] = [];
      const asked: string[] = [];
      tab.on('console', (message) => ['error', 'warning'].includes(message.type()) && complaints.push(message.text()));
      tab.on('pageerror', (error) => complaints.push(error.message));
      tab.on('request', (request) => asked.push(request.url()));
      await tab.goto(address);
      const number = tab.locator('[data-scope=phonekit]', { hasText: '201 555 0123' }).first();
      await number.waitFor().catch(() => complaints.push('no number is shown'));
      await tab
        .getByRole('button', { name: /add/i })
        .first()
        .click()
        .catch(() => complaints.push('there is no button that adds'));
      await tab
        .locator('input[type=tel]')
        .waitFor()
        .catch(() => complaints.push('no number field opens'));
      expect(complaints).toEqual([]);
      expect(asked.filter((url) => !url.startsWith(address))).toEqual([]);
    } finally {
      await browser.close();
      server.close();
    }
  });
});

function tagOf(path: string): string {
  if (path.endsWith('.css')) return `<link rel="stylesheet" href="/${path}">`;
  return basename(path) === 'stdin.js' ? `<script type="module" src="/${path}"></script>` : '';
}

async function serve(files: ReadonlyMap<string, string>): Promise<{ server: Server; address: string }> {
  const server = createServer(({ url = '' }, response) => {
    const text = files.get(url);
    const type = url.endsWith('.js') ? 'text/javascript' : url.endsWith('.css') ? 'text/css' : 'text/html';
    response
      .writeHead(text === undefined && url !== '/favicon.ico' ? 404 : 200, { 'content-type': `${type}; charset=utf-8` })
      .end(text);
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  return { server, address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/` };
}

function runModule(source: string) {
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', source], {
    cwd: app,
    encoding: 'utf8',
  });
  return { said: stderr, output: stdout.trim() };
}
