import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { ensureInstalled } from './install.mjs';

// `npm start`: installs what is missing, and opens the playground. PORT sets the port; if it is in use, the next free
// one is taken.

ensureInstalled();

const port = await freePort(Number(process.env.PORT) || 6006);
const storybook = fileURLToPath(new URL('../../node_modules/storybook/dist/bin/dispatcher.js', import.meta.url));
const words = [
  'dev',
  '--port',
  String(port),
  '--disable-telemetry',
  '--no-version-updates',
  ...(canOpenBrowser() ? [] : ['--ci']),
];
const playground = spawn(process.execPath, [storybook, ...words, ...process.argv.slice(2)], {
  stdio: 'inherit',
  env: { ...process.env, STORYBOOK_DISABLE_TELEMETRY: '1' },
});
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
  process.on(signal, () => playground.kill(signal));
playground.on('exit', (code) => process.exit(code ?? 0));

// A signal to npm ends its shell without forwarding it: without this the playground would keep its port.
const parent = process.ppid;
setInterval(() => process.ppid !== parent && playground.kill(), 500);

/** Without a display, opening a browser would fail. */
function canOpenBrowser() {
  if (process.env.CI) return false;
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

/**
 * @param {number} wanted
 * @returns {Promise<number>}
 */
function freePort(wanted) {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (/** @type {NodeJS.ErrnoException} */ error) =>
      error.code === 'EADDRINUSE' ? resolve(freePort(wanted + 1)) : reject(error),
    );
    probe.listen(wanted, '127.0.0.1', () => probe.close(() => resolve(wanted)));
  });
}
