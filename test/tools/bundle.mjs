import { basename, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { manifest } from './entries.mjs';

const root = resolve(fileURLToPath(new URL('../..', import.meta.url)));

/** Dependencies of the app itself, which do not count towards the kit. */
const outside = Object.keys(manifest().peerDependencies);

/**
 * Bundles a few lines of an app for production. The app resolves the built kit by its package name.
 * @param {string} source
 * @param {{ external?: string[], from?: string, hasFlags?: boolean }} options `from`: the folder that the app stands
 *   in;
 *   `hasFlags`: false leaves out whatever draws flags
 */
export async function bundle(source, { external = outside, from = root, hasFlags = true } = {}) {
  const { outputFiles, metafile } = await build({
    stdin: { contents: source, resolveDir: from, sourcefile: 'app.tsx', loader: 'tsx' },
    jsx: 'automatic',
    outdir: join(from, 'app'),
    absWorkingDir: from,
    bundle: true,
    splitting: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    legalComments: 'none',
    define: { 'process.env.NODE_ENV': '"production"' },
    external,
    plugins: hasFlags ? [] : [noFlags],
    metafile: true,
    write: false,
    logLevel: 'silent',
  });
  const files = new Map(outputFiles.map((file) => [file.path, file]));
  const made = Object.entries(metafile.outputs).map(([path, { imports, inputs, exports, entryPoint }]) => {
    const { text } = /** @type {import('esbuild').OutputFile} */ (files.get(resolve(from, path)));
    return {
      path,
      text,
      gzip: gzipSync(withoutImportsOf(external, text), { level: 9 }).byteLength,
      modules: Object.entries(inputs).map(([module, { bytesInOutput }]) => ({ module, bytes: bytesInOutput })),
      imports,
      exports,
      isApp: entryPoint === 'app.tsx',
    };
  });
  const app = made.filter(({ isApp }) => isApp);
  return {
    /** What a page loads before any import(). */
    first: findReached(made, app, ['import-statement']),
    /**
     * Everything it can load. esbuild also writes chunks for import() in code that it dropped: nothing reaches those.
     */
    all: findReached(made, app, ['import-statement', 'dynamic-import']),
  };
}

/**
 * Without the statements that import external packages: esbuild writes one per module, but a bundle that contains React
 * and TanStack Query has none.
 * @param {readonly string[]} packages
 * @param {string} text
 */
function withoutImportsOf(packages, text) {
  const names = packages.map((name) => `${name}(?:/[^"]*)?`).join('|');
  return text.replace(new RegExp(`import(?:[\\w$*\\s,]|{[^}]*})*from"(?:${names})";?`, 'g'), '');
}

/** @type {import('esbuild').Plugin} */
const noFlags = {
  name: 'no-flags',
  setup({ onLoad }) {
    const contents =
      'export const CountryFlag = () => null; export const flagPictures = null;' +
      "export const useFlagStyle = () => 'none';";
    onLoad({ filter: /[\\/]primitives[\\/]CountryFlag\.js$/ }, () => ({ contents, loader: 'js' }));
  },
};

/**
 * Bundles a script of the tests into one file for Node, below node_modules, where it finds its packages. The caller
 * removes it.
 * @param {URL} entry
 * @returns {Promise<string>} where it lies
 */
export async function bundleForNode(entry) {
  const outfile = join(
    root,
    'node_modules/.cache/phonekit',
    `${basename(entry.pathname, '.ts')}-${crypto.randomUUID()}.mjs`,
  );
  await build({
    entryPoints: [fileURLToPath(entry)],
    outfile,
    bundle: true,
    packages: 'external',
    format: 'esm',
    platform: 'node',
    target: 'node20',
    logLevel: 'silent',
  });
  return outfile;
}

/**
 * The flag images: a chunk that loads only if the system has no emoji flags, and is measured separately.
 * @param {{ modules: readonly { module: string }[] }} chunk
 */
export const isFlagPictures = ({ modules }) =>
  modules.some(({ module }) => module.includes('/country-flag-icons/modules/react/'));

/**
 * The chunks that every browser loads.
 * @template {{ modules: readonly { module: string }[] }} Chunk
 * @param {readonly Chunk[]} chunks
 */
export const withoutFlagPictures = (chunks) => chunks.filter((chunk) => !isFlagPictures(chunk));

/**
 * Compressed bytes.
 * @param {readonly { gzip: number }[]} chunks
 */
export const bytesOf = (chunks) => chunks.reduce((sum, { gzip }) => sum + gzip, 0);

/**
 * @template {{ path: string, imports: { path: string, kind: string }[] }} Chunk
 * @param {readonly Chunk[]} made
 * @param {readonly Chunk[]} found
 * @param {readonly string[]} kinds
 * @returns {readonly Chunk[]}
 */
function findReached(made, found, kinds) {
  const loaded = found.flatMap(({ imports }) =>
    imports.filter(({ kind }) => kinds.includes(kind)).map(({ path }) => path),
  );
  const more = made.filter((chunk) => !found.includes(chunk) && loaded.includes(chunk.path));
  return more.length === 0 ? found : findReached(made, [...found, ...more], kinds);
}
