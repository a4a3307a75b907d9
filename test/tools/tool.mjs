import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { npm } from './install.mjs';

const cache = fileURLToPath(new URL('../../node_modules/.cache/phonekit/', import.meta.url));

/**
 * Installs a package that is too large for the dependencies (100 MB and more), and that one folder of tests needs.
 * Runs no installation scripts. Returns its folder, or throws with npm's output.
 * @param {string} name
 * @param {string} version exact, since no lock file pins it
 * @param {readonly string[]} [options] more of npm's
 */
export function ensureTool(name, version, options = []) {
  const home = join(cache, name);
  const installed = join(home, `installed-${version}`);
  // Written last: an interrupted installation does not have it.
  if (!existsSync(installed)) {
    rmSync(home, { recursive: true, force: true });
    mkdirSync(home, { recursive: true });
    writeFileSync(join(home, 'package.json'), '{ "private": true }');
    const words = [
      'install',
      `${name}@${version}`,
      '--save-exact',
      '--ignore-scripts',
      ...options,
      '--no-audit',
      '--no-fund',
      '--loglevel=error',
      '--fetch-retries=1',
    ];
    const { status, error, stderr } = npm(words, { cwd: home, stdio: ['ignore', 'ignore', 'pipe'], encoding: 'utf8' });
    if (status !== 0)
      throw new Error(
        `${name} ${version} could not be installed: ${error?.message ?? String(stderr).trim().split('\n')[0]}`,
      );
    writeFileSync(installed, '');
  }
  return join(home, 'node_modules', name);
}
