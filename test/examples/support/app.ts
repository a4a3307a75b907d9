import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import * as esbuild from 'esbuild';
import { asPublished } from '../../../stories/support/as-published.js';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const apps = join(root, 'test/apps');
const run = promisify(execFile);

export interface AppOptions {
  /**
   * The folders and files of the repository that it consists of, by their place in the app. A later one overrides an
   * earlier one.
   */
  parts: readonly (readonly [target: string, source: string])[];
  /** Commands that build it, by the file of node_modules that each runs. */
  commands?: readonly (readonly [file: string, ...words: string[]])[];
  /** Entries that run on Node, which are bundled into `.mjs` files. */
  servers?: readonly string[];
}

/**
 * Builds an example app for production, of the samples as they are published and the packed package. It is written next
 * to the package that is installed in test/apps, and built again only if something in it or in the package has changed.
 * Returns its folder.
 */
export async function buildApp(name: string, options: AppOptions): Promise<string> {
  const folder = join(apps, '.built', name);
  const files = filesOf(options);
  const stamp = join(folder, '.built');
  const hash = hashOf([...files, ...kitFiles(), ['options', JSON.stringify(options)]]);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return folder;
  rmSync(folder, { recursive: true, force: true });
  for (const [path, text] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  for (const entry of options.servers ?? []) await bundleForNode(folder, entry);
  for (const [file, ...words] of options.commands ?? []) await runCommand(folder, file, words);
  await runCommand(folder, 'typescript/bin/tsc', ['-p', folder]);
  writeFileSync(stamp, hash);
  return folder;
}

/** The environment of an app in production, without a test runner's variables. */
export const production: NodeJS.ProcessEnv = {
  PATH: process.env.PATH,
  HOME: process.env.HOME,
  NODE_ENV: 'production',
  NEXT_TELEMETRY_DISABLED: '1',
  PHONE_SECRET: 'a-secret-for-tests-and-nothing-else',
};

export const frameworks = 'stories/support/examples/frameworks';
/** What every app of Vite has. */
export const viteApp = [
  ['.', 'test/apps/any'],
  ['.', 'test/apps/vite'],
] as const;

export const bin = (file: string) => join(root, 'node_modules', file);

/** Every file of the app by its path, such as `src/main.tsx`, with samples as they are published. */
function filesOf({ parts }: AppOptions): [path: string, text: string][] {
  const all = new Map<string, string>();
  for (const [target, source] of parts)
    for (const [path, text] of textsIn(join(root, source))) all.set(join(target, path), asPublished(text));
  return [...all].sort(([a], [b]) => (a < b ? -1 : 1));
}

/** The files of a folder, or one file, by their paths from there. */
function textsIn(place: string): [path: string, text: string][] {
  if (statSync(place).isFile()) return [['', readFileSync(place, 'utf8')]];
  return readdirSync(place, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .map((path) => [path.slice(place.length + 1), readFileSync(path, 'utf8')]);
}

function kitFiles(): [path: string, text: string][] {
  return textsIn(join(apps, 'node_modules/phonekit/dist')).sort(([a], [b]) => (a < b ? -1 : 1));
}

function hashOf(files: readonly (readonly [string, string])[]): string {
  const hash = createHash('sha256');
  for (const [path, text] of files) hash.update(`${path}\n${text.length}\n${text}`);
  return hash.digest('hex');
}

async function bundleForNode(folder: string, entry: string): Promise<void> {
  await esbuild.build({
    entryPoints: [join(folder, entry)],
    outfile: join(folder, entry.replace(/\.ts$/, '.mjs')),
    absWorkingDir: folder,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    logLevel: 'silent',
  });
}

async function runCommand(cwd: string, file: string, words: readonly string[]): Promise<void> {
  try {
    await run(process.execPath, [bin(file), ...words], { cwd, env: production, maxBuffer: 1e8 });
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    throw new Error(`${file} ${words.join(' ')} failed in ${cwd}:\n${stdout}${stderr}`, { cause: error });
  }
}
