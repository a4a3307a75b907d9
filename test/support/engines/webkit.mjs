import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * WebKitGTK, as the distribution packages it: its driver, its small browser and the display that they draw on.
 * @returns {{ driver: string, browser: string, display: string } | undefined} undefined if one of them is missing
 */
export function findWebKit() {
  const [driver, display] = ['WebKitWebDriver', 'Xvfb'].map(onPath);
  const browser = miniBrowsers().find((path) => existsSync(path));
  return driver && display && browser ? { driver, browser, display } : undefined;
}

const versionFile = fileURLToPath(new URL('../../../node_modules/.cache/phonekit/webkit-version', import.meta.url));

/**
 * Stores the version that a session reported, since neither program prints it without a display.
 * @param {string} version
 */
export function noteVersion(version) {
  mkdirSync(dirname(versionFile), { recursive: true });
  writeFileSync(versionFile, version);
}

/** Returns the version of the last session; '' if there was none. */
export function notedVersion() {
  return existsSync(versionFile) ? readFileSync(versionFile, 'utf8') : '';
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
