import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { chromium } from 'playwright';

/** The Chromium that runs the tests: `CHROMIUM_PATH`, Playwright's own, or the system's; undefined if there is none. */
export function findChromium() {
  const configured = process.env.CHROMIUM_PATH;
  if (configured && !existsSync(configured))
    throw new Error(
      `CHROMIUM_PATH is ${configured}, but there is no such file. Unset it, or name a Chromium that is there.`,
    );
  return configured || playwrightsOwn() || systemPaths.find((path) => existsSync(path));
}

/**
 * The headless shell beside that Chromium, as Debian packages it, or else that Chromium: the same engine without a
 * window, whose tests of components take less CPU time.
 */
export function findHeadlessShell() {
  const found = findChromium();
  const shell = `${found}-headless-shell`;
  return existsSync(shell) ? shell : found;
}

/** Allows it to run as root and without a network. */
export const chromiumArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // The headless shell would place letters at whole pixels, other than a window does.
  '--font-render-hinting=none',
];

/** Playwright only reports the path of its full build; the headless shell is installed beside it. */
function playwrightsOwn() {
  const full = chromium.executablePath();
  const [, browsers, revision] = /^(.*)[\\/]chromium-(\d+)[\\/]/.exec(full) ?? [];
  const shellHome = browsers && join(browsers, `chromium_headless_shell-${revision}`);
  if (shellHome && isComplete(shellHome)) {
    const files = readdirSync(shellHome, { recursive: true, encoding: 'utf8' });
    const shell = files.find((file) => /(^|[\\/])(chrome-headless-shell|headless_shell)(\.exe)?$/.test(file));
    if (shell) return join(shellHome, shell);
  }
  return existsSync(full) && isComplete(dirname(dirname(full))) ? full : undefined;
}

/** @param {string} folder one of Playwright's; a download that was cut off leaves no such mark */
function isComplete(folder) {
  return existsSync(join(folder, 'INSTALLATION_COMPLETE'));
}

const systemPaths = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];
