import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Global setup of the package tests: builds the package if the build or its docs are missing or older than their
 * sources. Errors are passed to those tests, since throwing here would end the whole run.
 * @param {import('vitest/node').TestProject} project
 */
export default function ensureBuilt(project) {
  project.provide('buildFailure', build());
}

function build() {
  const built = [join('dist', 'index.js'), join('dist', 'index.d.ts'), 'llms.txt'];
  const sources = [
    'package.json',
    'vite.config.ts',
    'tsconfig.json',
    join('.storybook', 'preview.tsx'),
    ...filesIn('src'),
    ...filesIn('test/tools'),
    ...filesIn('stories').filter((file) => file.endsWith('.mdx') || file.includes('support')),
  ];
  return isNewer(built, sources) ? '' : run('build');
}

/**
 * @param {readonly string[]} built
 * @param {readonly string[]} sources
 */
export function isNewer(built, sources) {
  return built.every((file) => changedAt(file) > Math.max(...sources.map(changedAt)));
}

/**
 * Runs a script of package.json. Returns what went wrong, or ''.
 * @param {string} script
 */
export function run(script) {
  const { status, stdout, stderr } = spawnSync('npm', ['run', '--silent', script], {
    cwd: root,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  return status === 0 ? '' : `${stdout}${stderr}`;
}

/** @param {string} folder */
export function filesIn(folder) {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file));
}

/** @param {string} file */
function changedAt(file) {
  const path = join(root, file);
  return existsSync(path) ? statSync(path).mtimeMs : 0;
}
