import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { webkit } from 'playwright';

/** Returns the path of WebKitGTK's driver, or of Playwright's own build of WebKit; undefined if there is neither. */
export function findWebKit() {
  const own = webkit.executablePath();
  return findWebKitGtk()?.driver ?? (existsSync(own) ? own : undefined);
}

/**
 * WebKitGTK, as the distribution packages it: its driver, its small browser and the display that they draw on.
 * @returns {{ driver: string, browser: string, display: string } | undefined} undefined if one of them is missing
 */
export function findWebKitGtk() {
  const [driver, display] = ['WebKitWebDriver', 'Xvfb'].map(onPath);
  const browser = miniBrowsers().find((path) => existsSync(path));
  return driver && display && browser ? { driver, browser, display } : undefined;
}

const titleFile = fileURLToPath(new URL('../../../node_modules/.cache/phonekit/webkit-title', import.meta.url));

/**
 * Stores the name and version of the WebKit that a session used, since it prints them nowhere else.
 * @param {string} title
 */
export function noteTitle(title) {
  mkdirSync(dirname(titleFile), { recursive: true });
  writeFileSync(titleFile, title);
}

/** Returns the name and version of the last session, or just the name if there was none. */
export function notedTitle() {
  return existsSync(titleFile) ? readFileSync(titleFile, 'utf8') : 'WebKit';
}

/** The packages that have it in Debian and Ubuntu. */
export const webKitPackages = ['webkit2gtk-driver', 'xvfb'];

function miniBrowsers() {
  const roots = ['/usr/lib', '/usr/lib64', '/usr/libexec'].filter((root) => existsSync(root));
  const folders = [
    ...roots,
    ...roots.flatMap((root) =>
      readdirSync(root)
        .filter((name) => name.endsWith('-linux-gnu'))
        .map((name) => join(root, name)),
    ),
  ];
  return folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => /^webkit2?gtk-\d/.test(name))
      .map((name) => join(folder, name, 'MiniBrowser')),
  );
}

/** @param {string} name */
function onPath(name) {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
}
