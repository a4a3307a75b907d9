import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ensureBuilt from './built.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const modules = `${root}test/apps/node_modules`;
/** When the build that is installed was made. */
const stamp = `${modules}/.phonekit`;

/**
 * Global setup of the app tests: builds and installs the package.
 * @param {import('vitest/node').TestProject} project
 */
export default function ensurePackageInstalled(project) {
  ensureBuilt(project);
  installPackage();
}

/**
 * Packs the built package as npm would publish it, and installs that beside the app tests, so that test runners and
 * bundlers treat it like any other dependency.
 */
export function installPackage() {
  const built = `${root}dist/index.js`;
  const builtAt = existsSync(built) ? String(statSync(built).mtimeMs) : '';
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === builtAt) return;
  rmSync(modules, { recursive: true, force: true });
  mkdirSync(`${modules}/phonekit`, { recursive: true });
  const tarball = run('npm', ['pack', '--silent', '--ignore-scripts', '--pack-destination', modules]);
  run('tar', ['-xzf', tarball, '-C', 'phonekit', '--strip-components=1'], modules);
  rmSync(`${modules}/${tarball}`);
  writeFileSync(stamp, builtAt);
}

/**
 * @param {string} command
 * @param {string[]} words
 */
function run(command, words, cwd = root) {
  const { status, stdout, stderr } = spawnSync(command, words, {
    cwd,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error(`${command} ${words.join(' ')} failed: ${stderr}`);
  return stdout.trim();
}
