import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = new URL('../../', import.meta.url);

/** It has no source: the build generates it from the other stylesheet (unlayered.mjs). */
const derived = 'styles.unlayered';

/**
 * The entry points, read from `exports` in package.json: `phonekit/service` → `service/index`. A pattern matches every
 * file of its folder in src, or every folder with an index, so a new language or adapter needs no line of its own.
 */
export const entries = Object.entries(manifest().exports).flatMap(([name, target]) => {
  if (target === null || typeof target === 'string') return []; // private, or a file that is published unchanged
  return namesOf(name, target.default).map(({ name, fill }) => {
    const built = target.default.replace('*', fill);
    const module = built.replace(/^\.\/dist\/|\.(js|css)$/g, '');
    const isStylesheet = built.endsWith('.css');
    return { name: name.replace(/^\./, 'phonekit'), module, built, isStylesheet, isDerived: module === derived };
  });
});

/** The data files that are published unchanged from src: `phonekit/server/openapi.json` → `protocol/openapi.json`. */
export const data = Object.entries(manifest().exports).flatMap(([name, target]) => {
  if (typeof target !== 'string' || !target.startsWith('./dist/')) return [];
  const fileName = target.replace(/^\.\/dist\//, '');
  return [{ name: name.replace(/^\./, 'phonekit'), fileName, source: new URL(`src/${fileName}`, root) }];
});

/**
 * The source file of an entry point. Throws if it is missing: the package would be published without it.
 * @param {{ name: string, module: string, isStylesheet: boolean }} entry
 */
export function sourceOf({ name, module, isStylesheet }) {
  const candidates = isStylesheet ? [`src/styles/${module}.css`] : [`src/${module}.ts`, `src/${module}.tsx`];
  const found = candidates.map((path) => fileURLToPath(new URL(path, root))).find((path) => existsSync(path));
  if (!found)
    throw new Error(`package.json exports ${name}, but there is no ${candidates.join(' or ')} to build it from.`);
  return found;
}

/**
 * @returns {{ name: string, exports: Record<string, null | string | { types: string, default: string }>, dependencies:
 * Record<string, string>, peerDependencies: Record<string, string> }}
 */
export function manifest() {
  return JSON.parse(readFileSync(new URL('package.json', root), 'utf8'));
}

/**
 * @param {string} name of an entry point, possibly a pattern that ends in `*`
 * @param {string} target the file that it resolves to
 */
function namesOf(name, target) {
  if (!name.endsWith('/*')) return [{ name, fill: '' }];
  const folder = name.slice('./'.length, -'/*'.length);
  const fills = target.endsWith('/*/index.js') ? foldersWithIndex(folder) : modulesIn(folder);
  return fills
    .filter((fill) => manifest().exports[`./${folder}/${fill}`] === undefined)
    .map((fill) => ({ name: `./${folder}/${fill}`, fill }));
}

/** @param {string} folder of src */
function modulesIn(folder) {
  const files = readdirSync(new URL(`src/${folder}/`, root));
  return files.filter((file) => /\.tsx?$/.test(file)).map((file) => file.replace(/\.tsx?$/, ''));
}

/** @param {string} folder of src */
function foldersWithIndex(folder) {
  return readdirSync(new URL(`src/${folder}/`, root)).filter((name) =>
    existsSync(new URL(`src/${folder}/${name}/index.ts`, root)),
  );
}
