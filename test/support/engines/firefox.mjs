import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The Firefox that the tests run in: `FIREFOX_PATH`, or the system's; undefined if there is none. */
export function findFirefox() {
  const path = process.env.FIREFOX_PATH;
  if (path && !existsSync(path))
    throw new Error(`FIREFOX_PATH is ${path}, which does not exist. Unset it, or set it to a Firefox that does.`);
  return path || systemPaths.find((candidate) => existsSync(candidate));
}

/** The executable that Playwright starts in its place. */
export const firefoxExecutable = fileURLToPath(new URL('bidi-stand-in.mjs', import.meta.url));

const systemPaths = [
  '/usr/bin/firefox-esr',
  '/usr/bin/firefox',
  '/snap/bin/firefox',
  '/Applications/Firefox.app/Contents/MacOS/firefox',
];
