import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testPatience } from '../support/patience.mjs';
import { ensureTool } from './tool.mjs';

export const project = 'demo-phonekit';

/** Installs Firebase's own tools if they are missing, and returns their CLI. Throws with npm's output if that fails. */
export function ensureFirebaseTools() {
  // Optional packages are for other emulators than Auth's.
  const folder = ensureTool('firebase-tools', '15.34.2', ['--omit=optional']);
  return join(folder, 'lib/bin/firebase.js');
}

/**
 * Global setup of the Firebase tests: starts the Auth emulator, and stops it after them. Errors are passed to those
 * tests, since throwing here would end the whole run.
 * @param {import('vitest/node').TestProject} testProject
 */
export default async function withEmulator(testProject) {
  try {
    const { address, stop } = await startEmulator(ensureFirebaseTools());
    testProject.provide('firebaseEmulator', { address, project, failure: '' });
    return stop;
  } catch (error) {
    testProject.provide('firebaseEmulator', { address: '', project, failure: String(error) });
    return undefined;
  }
}

/**
 * @param {string} cli
 * @returns {Promise<{ address: string, stop: () => Promise<void> }>} once it responds
 */
async function startEmulator(cli) {
  const folder = mkdtempSync(join(tmpdir(), 'firebase-'));
  const [auth, hub, logging] = await freePorts(3);
  const at = (/** @type {number | undefined} */ port) => ({ host: '127.0.0.1', port });
  const emulators = { auth: at(auth), hub: at(hub), logging: at(logging), ui: { enabled: false } };
  writeFileSync(join(folder, 'firebase.json'), JSON.stringify({ emulators }));

  const words = [cli, 'emulators:start', '--only', 'auth', '--project', project, '--non-interactive'];
  const emulator = spawn(process.execPath, words, {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
    // Fresh settings, without consent to usage statistics. CI disables update checks.
    env: { ...process.env, CI: 'true', NO_UPDATE_NOTIFIER: '1', XDG_CONFIG_HOME: folder },
  });
  let output = '';
  for (const stream of [emulator.stdout, emulator.stderr])
    stream.on('data', (/** @type {Buffer} */ part) => (output += part));
  const ended = new Promise((resolve) => void emulator.once('exit', resolve));
  const killed = () => void emulator.kill('SIGKILL');
  process.once('exit', killed);

  const stop = async () => {
    emulator.kill('SIGINT');
    await ended;
    process.off('exit', killed);
    rmSync(folder, { recursive: true, force: true });
  };
  const address = `http://127.0.0.1:${auth}`;
  // Each test of the adapter depends on it, so it may take longer than one.
  const deadline = Date.now() + 2 * testPatience;
  while (!(await isResponding(address))) {
    if (emulator.exitCode === null && Date.now() < deadline) continue;
    await stop();
    throw new Error(`The Auth emulator did not start. It said:\n${output}`);
  }
  return { address, stop };
}

/** @param {string} address */
async function isResponding(address) {
  const response = await fetch(address).catch(() => null);
  if (!response) await new Promise((resolve) => void setTimeout(resolve, 200));
  return response?.ok === true;
}

/**
 * @param {number} count
 * @returns {Promise<number[]>} all different, since each is held until all are found
 */
async function freePorts(count) {
  const servers = Array.from({ length: count }, () => createServer());
  const ports = await Promise.all(
    servers.map(
      (server) =>
        new Promise((/** @type {(port: number) => void} */ resolve, reject) => {
          server.once('error', reject);
          server.listen(0, '127.0.0.1', () => {
            const place = server.address();
            if (place !== null && typeof place === 'object') resolve(place.port);
          });
        }),
    ),
  );
  await Promise.all(servers.map((server) => new Promise((resolve) => void server.close(resolve))));
  return ports;
}
