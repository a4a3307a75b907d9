import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { findChromium, findHeadlessShell } from '../support/chromium.mjs';
import { findFirefox } from '../support/engines/firefox.mjs';
import { findWebKit, notedVersion, webKitPackages } from '../support/engines/webkit.mjs';
import { patience } from '../support/patience.mjs';

/** Returns the path of a Chromium that starts. Downloads one if there is none, from Playwright or the distribution. */
export function ensureBrowser() {
  let found = findChromium();
  for (const [command, ...words] of process.env.CHROMIUM_PATH ? [] : ways()) {
    if (found && whyItFails(found) === null) return found;
    console.log(
      `${found ? `${found} does not start` : 'There is no Chromium yet'}. Trying: ${[command, ...words].join(' ')}`,
    );
    install(command, words);
    found = findChromium();
  }
  const why = found ? whyItFails(found) : 'there is none on this machine, and none could be fetched';
  if (found && why === null) return found;
  throw new Error(
    `The tests need a Chromium${found ? `, and ${found} does not start` : ''}: ${why}\n` +
      'Install one (apt-get install chromium, brew install --cask chromium, …), ' +
      'or set CHROMIUM_PATH to one that starts, then run npm test again.',
  );
}

/** Installs Debian's headless shell beside its Chromium, in the same version, if that is possible. */
export function ensureHeadlessShell() {
  const found = findChromium();
  if (found !== '/usr/bin/chromium' || findHeadlessShell() !== found || !canInstall()) return;
  const { stdout } = spawnSync('dpkg-query', ['-W', '-f', '${Version}', 'chromium'], { encoding: 'utf8' });
  spawnSync('apt-get', ['install', '-y', '--no-install-recommends', `chromium-headless-shell=${stdout}`], {
    stdio: 'ignore',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
}

/**
 * Returns the path of a Firefox, which is installed from the distribution if there is none. Throws if that is not
 * possible.
 */
export function ensureFirefox() {
  for (const [command, ...words] of findFirefox() || !canInstall() ? [] : distribution('firefox-esr')) {
    install(command, words);
    if (findFirefox()) break;
  }
  const found = findFirefox();
  const why = found ? whyItFails(found) : 'there is none';
  if (found && why === null) return found;
  throw new Error(`${found ?? 'Firefox'} does not start: ${why}. Install Firefox, or set FIREFOX_PATH.`);
}

/**
 * Returns WebKitGTK, which is installed from the distribution if there is none. Throws if that is not possible, as on
 * macOS and Windows.
 */
export function ensureWebKit() {
  for (const [command, ...words] of findWebKit() || !canInstall() ? [] : distribution(...webKitPackages)) {
    install(command, words);
    if (findWebKit()) break;
  }
  const found = findWebKit();
  if (!found) throw new Error(`there is none here (Debian and Ubuntu have it as ${webKitPackages.join(', ')}).`);
  return found.driver;
}

/**
 * Returns the name and version that a browser reports, such as `Chromium 156.0.8078.108`.
 * @param {string} engine `chromium`, `firefox` or `webkit`
 */
export function titleOf(engine) {
  if (engine === 'webkit') return `WebKitGTK ${notedVersion()}`;
  const path = engine === 'chromium' ? findChromium() : findFirefox();
  const output =
    path && process.platform !== 'win32' ? spawnSync(path, ['--version'], { encoding: 'utf8' }).stdout : '';
  const [title] = /^[\w ]+ [\d.]+\w*/.exec(output) ?? [engine];
  return title;
}

/**
 * @param {string} command
 * @param {string[]} words
 */
function install(command, words) {
  spawnSync(command, words, {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
}

function canInstall() {
  return process.getuid?.() === 0 && spawnSync('apt-get', ['--version']).status === 0;
}

/**
 * A downloaded browser can lack system libraries: then it exists but does not start.
 * @param {string} path
 */
function whyItFails(path) {
  if (process.platform === 'win32') return null; // it would open a window instead of printing its version
  const { status, error, stderr } = spawnSync(
    path,
    ['--version', ...(path.includes('firefox') ? [] : ['--no-sandbox'])],
    {
      encoding: 'utf8',
      timeout: 2 * patience,
    },
  );
  return status === 0 ? null : (error?.message ?? (stderr.trim() || `it ended with ${status}`));
}

/** @returns {[string, ...string[]][]} */
function ways() {
  const playwright = fileURLToPath(new URL('../../node_modules/playwright/cli.js', import.meta.url));
  return [
    [process.execPath, playwright, 'install', 'chromium', '--only-shell'],
    ...(canInstall() ? distribution('chromium') : []),
  ];
}

/**
 * @param {...string} names of the packages
 * @returns {[string, ...string[]][]}
 */
function distribution(...names) {
  return [
    ['apt-get', 'install', '-y', '--no-install-recommends', ...names],
    // A fresh image has no package lists, so it finds no package.
    ['apt-get', 'update', '-q'],
    ['apt-get', 'install', '-y', '--no-install-recommends', ...names],
  ];
}
