import { execFile } from 'node:child_process';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import commonjsModule from '@rollup/plugin-commonjs';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import { rspack } from '@rspack/core';
import * as esbuild from 'esbuild';
import { rollup, type InputPluginOption, type RollupCache } from 'rollup';
import * as vite from 'vite';
import webpack from 'webpack';
import { ensureTool } from '../../tools/tool.mjs';
import type { App } from './app.js';

/** Bundles each entry of an app into the file of its name. Nothing is minified, which would take most of the time. */
export type Builder = (app: App, outFolder: string) => Promise<void>;

type Builders = Readonly<Record<string, { build: Builder; isModule: boolean }>>;

/** The bundlers by name, and whether what they write is a module. */
export const builders: Builders = {
  'esbuild, one file (iife)': { build: withEsbuild({ format: 'iife' }), isModule: false },
  'esbuild, one file (esm)': { build: withEsbuild({ format: 'esm' }), isModule: true },
  'esbuild, chunks': { build: withEsbuild({ format: 'esm', splitting: true }), isModule: true },
  webpack: { build: withWebpack, isModule: false },
  rspack: { build: withRspack, isModule: false },
  'Rollup, chunks': { build: withRollup, isModule: true },
  'Rollup, one file': { build: withRollupInOneFile, isModule: true },
  'Vite, built': { build: withVite, isModule: true },
  ...parcelIfInstalled(),
};

/** Parcel with its native addons is 110 MB. Where it cannot be installed, the output says so. */
function parcelIfInstalled(): Builders {
  try {
    const cli = join(ensureTool('parcel', '2.16.4'), 'lib/bin.js');
    return { Parcel: { build: withParcel(cli), isModule: false } };
  } catch (error) {
    console.log(`Not bundled with Parcel: ${error instanceof Error ? error.message : String(error)}`);
    return {};
  }
}

function withParcel(cli: string): Builder {
  return async ({ folder, entries }, outFolder) => {
    const options = ['--dist-dir', outFolder, '--no-optimize', '--no-source-maps', '--no-cache', '--log-level', 'warn'];
    const { stdout, stderr } = await promisify(execFile)(
      process.execPath,
      [cli, 'build', ...Object.values(entries), ...options],
      { cwd: folder },
    );
    const said = `${stdout}${stderr}`.trim();
    if (said) throw new Error(said);
  };
}

function withEsbuild(options: esbuild.BuildOptions): Builder {
  return async ({ folder, entries }, outdir) => {
    await esbuild.build({
      entryPoints: entries,
      absWorkingDir: folder,
      outdir,
      bundle: true,
      define: { 'process.env.NODE_ENV': '"production"' },
      chunkNames: 'chunks/[hash]',
      logLevel: 'silent',
      ...options,
    });
  };
}

function webpackOptions({ folder, entries }: App, path: string) {
  return {
    mode: 'production' as const,
    devtool: false as const,
    context: folder,
    entry: entries,
    output: { path, filename: '[name].js', chunkFilename: 'chunks/[id].js', publicPath: 'auto' },
    optimization: { minimize: false },
    performance: false as const,
  };
}

function withWebpack(app: App, outFolder: string): Promise<void> {
  return new Promise((resolve, reject) =>
    webpack(webpackOptions(app, outFolder), (error, stats) => (error ? reject(error) : resolve(assertClean(stats)))),
  );
}

function withRspack(app: App, outFolder: string): Promise<void> {
  return new Promise((resolve, reject) =>
    rspack(webpackOptions(app, outFolder), (error, stats) => (error ? reject(error) : resolve(assertClean(stats)))),
  );
}

function assertClean(
  stats:
    | { hasErrors: () => boolean; hasWarnings: () => boolean; toString: (preset: 'errors-warnings') => string }
    | undefined,
): void {
  if (stats?.hasErrors() || stats?.hasWarnings()) throw new Error(stats.toString('errors-warnings'));
}

/** Its types are those of its CommonJS build. */
const commonjs = commonjsModule as unknown as typeof commonjsModule.default;

const rollupPlugins: InputPluginOption = [
  nodeResolve({ browser: true }),
  commonjs(),
  {
    name: 'in-production',
    transform: (code) =>
      code.includes('process.env') ? code.replaceAll('process.env.NODE_ENV', '"production"') : null,
  },
];

async function withRollup({ entries }: App, dir: string): Promise<void> {
  const bundle = await rollup({ input: entries, plugins: rollupPlugins, onLog: failAtWarning });
  await bundle.write({ dir, entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' });
}

/** One entry after the other: Rollup writes one file for one entry only. */
async function withRollupInOneFile({ entries }: App, dir: string): Promise<void> {
  let cache: RollupCache | undefined;
  for (const [name, input] of Object.entries(entries)) {
    const bundle = await rollup({ input, plugins: rollupPlugins, onLog: failAtWarning, ...(cache && { cache }) });
    cache = bundle.cache;
    await bundle.write({ dir, inlineDynamicImports: true, entryFileNames: `${name}.js` });
  }
}

/** Rollup warns that it ignores each 'use client'. */
function failAtWarning(level: string, { code = '', message }: { code?: string; message: string }): void {
  if (level === 'warn' && code !== 'MODULE_LEVEL_DIRECTIVE') throw new Error(`${code}: ${message}`);
}

async function withVite({ folder, entries }: App, outDir: string): Promise<void> {
  await vite.build({
    root: folder,
    configFile: false,
    logLevel: 'error',
    base: './',
    build: {
      outDir,
      minify: false,
      rolldownOptions: {
        input: entries,
        output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  });
}

/** Serves an app as it is written, each entry at its name, and returns its address. */
export async function serveWithVite({ folder, entries }: App) {
  const server = await vite.createServer({
    root: folder,
    configFile: false,
    logLevel: 'warn',
    cacheDir: join(folder, '.vite'),
    server: { host: '127.0.0.1', cors: true, hmr: false, ws: false, fs: { strict: false } },
    optimizeDeps: { entries: Object.values(entries).map((path) => basename(path)) },
  });
  await server.listen(0);
  return { address: server.resolvedUrls?.local[0] ?? '', close: () => server.close() };
}
