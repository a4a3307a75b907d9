import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { firefox } from 'playwright';

/**
 * The Firefox that the tests run in: `FIREFOX_PATH`, the system's, or Playwright's own build; undefined if there is
 * none.
 */
export function findFirefox() {
  const path = process.env.FIREFOX_PATH;
  if (path && !existsSync(path))
    throw new Error(`FIREFOX_PATH is ${path}, which does not exist. Unset it, or set it to a Firefox that does.`);
  return path || [...systemPaths, firefox.executablePath()].find((candidate) => existsSync(candidate));
}

/** How Playwright launches it: its own build as it is, and every other one through a stand-in for the executable. */
export function firefoxLaunchOptions() {
  return findFirefox() === firefox.executablePath() ? {} : { channel: 'moz-firefox', executablePath: standIn };
}

const standIn = fileURLToPath(new URL('bidi-stand-in.mjs', import.meta.url));

const systemPaths = [
  '/usr/bin/firefox-esr',
  '/usr/bin/firefox',
  '/snap/bin/firefox',
  '/Applications/Firefox.app/Contents/MacOS/firefox',
];
