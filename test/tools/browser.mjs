import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { findChromium, findHeadlessShell } from '../support/chromium.mjs';
import { findFirefox } from '../support/engines/firefox.mjs';
import { findWebKit, notedTitle, webKitPackages } from '../support/engines/webkit.mjs';
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
  const why = whyItFails(found);
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

/** The oldest Firefox that the stand-in was tried with: 140 has no way to tell Playwright the name of a frame. */
const oldestFirefox = 153;

/**
 * Returns the path of a Firefox. If there is none, or an old one, installs the distribution's, or else Playwright's own
 * build, as on macOS and Windows. Throws if neither is possible.
 */
export function ensureFirefox() {
  const whyNot = () => whyItFails(findFirefox());
  if (!process.env.FIREFOX_PATH) ensureInstalled(whyNot, 'firefox', 'firefox-esr');
  const found = findFirefox();
  const why = whyNot();
  if (found && why === null) return found;
  throw new Error(`${found ?? 'Firefox'} cannot be used: ${why}. Install Firefox, or set FIREFOX_PATH.`);
}

/** Returns the path of WebKitGTK, or of Playwright's own build, as `ensureFirefox` does. Throws if there is neither. */
export function ensureWebKit() {
  ensureInstalled(() => (findWebKit() ? null : 'there is none'), 'webkit', ...webKitPackages);
  const found = findWebKit();
  if (found) return found;
  throw new Error(`there is none here (Debian and Ubuntu have it as ${webKitPackages.join(', ')}).`);
}

/**
 * Installs a browser if there is a reason why the present one cannot be used.
 * @param {() => string | null} whyNot
 * @param {string} build of Playwright's
 * @param {...string} packages of the distribution
 */
function ensureInstalled(whyNot, build, ...packages) {
  if (whyNot() === null) return;
  for (const [command, ...words] of canInstall() ? distribution(...packages) : [playwrightsOwn(build)])
    install(command, words);
}

/**
 * Returns the name and version that a browser reports, such as `Chromium 156.0.8078.108`.
 * @param {string} engine `chromium`, `firefox` or `webkit`
 */
export function titleOf(engine) {
  if (engine === 'webkit') return notedTitle();
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
 * @param {string | undefined} path
 */
function whyItFails(path) {
  if (!path) return 'there is none on this machine, and none could be fetched';
  if (process.platform === 'win32') return null; // it would open a window instead of printing its version
  const { status, error, stdout, stderr } = spawnSync(
    path,
    ['--version', ...(path.includes('firefox') ? [] : ['--no-sandbox'])],
    {
      encoding: 'utf8',
      timeout: 2 * patience,
    },
  );
  if (status !== 0) return error?.message ?? (stderr.trim() || `it ended with ${status}`);
  const [title, version] = /Firefox (\d+)/.exec(stdout) ?? [];
  return Number(version) < oldestFirefox ? `${title} is older than ${oldestFirefox}` : null;
}

/** @returns {[string, ...string[]][]} */
function ways() {
  return [playwrightsOwn('chromium', '--only-shell'), ...(canInstall() ? distribution('chromium') : [])];
}

/**
 * @param {...string} words the build, and options
 * @returns {[string, ...string[]]}
 */
function playwrightsOwn(...words) {
  const playwright = fileURLToPath(new URL('../../node_modules/playwright/cli.js', import.meta.url));
  return [process.execPath, playwright, 'install', ...words];
}

/**
 * @param {...string} names of the packages
 * @returns {[string, ...string[]][]}
 */
function distribution(...names) {
  return [
    // A fresh image has no package lists, or old ones, which would install an old browser.
    ['apt-get', 'update', '-q'],
    ['apt-get', 'install', '-y', '--no-install-recommends', ...names],
  ];
}
