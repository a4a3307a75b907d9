import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

/**
 * Installs the locked dependencies if they are missing or differ from the lock file. Uses only Node, since it runs
 * before anything is installed. Compares contents rather than file times, which a checkout changes.
 */
export function ensureInstalled() {
  if (isInstalled()) return;
  console.log('Installing the locked dependencies (npm ci) …');
  const { status } = npm(['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  if (status !== 0) {
    console.error('npm ci failed, so nothing can run. Is the npm registry in reach?');
    process.exit(1);
  }
}

/**
 * @param {string[]} words
 * @param {import('node:child_process').SpawnSyncOptions} options in place of running in the root, for all to see
 */
export function npm(words, options = {}) {
  const cli = process.env.npm_execpath;
  /** @type {import('node:child_process').SpawnSyncOptions} */
  const all = { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], ...options };
  return cli
    ? spawnSync(process.execPath, [cli, ...words], all)
    : spawnSync('npm', words, { ...all, shell: process.platform === 'win32' });
}

function isInstalled() {
  const hidden = new URL('node_modules/.package-lock.json', root);
  if (!existsSync(hidden)) return false;
  const wanted = packagesIn(new URL('package-lock.json', root));
  const found = packagesIn(hidden);
  return Object.entries(wanted).every(([path, { version, integrity, optional, link }]) => {
    if (path === '' || link) return true;
    const there = found[path];
    if (!there) return optional === true;
    return there.version === version && there.integrity === integrity;
  });
}

/**
 * @param {URL} file
 * @returns {Record<string, { version?: string, integrity?: string, optional?: boolean, link?: boolean }>}
 */
function packagesIn(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages;
}

const root = new URL('../../', import.meta.url);
