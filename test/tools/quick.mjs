import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, delimiter, dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inJsdom } from './in-jsdom.mjs';

// `npm run test:quick`: types, lint, and the tests of what has changed since main, in half a minute. A browser starts
// only for components, primitives or stories. `npm test` runs everything.

const root = fileURLToPath(new URL('../..', import.meta.url));
const env = {
  ...process.env,
  MODEL_RUNS: '100',
  PATH: `${root}node_modules/.bin${delimiter}${process.env.PATH}`,
  STORYBOOK_DISABLE_TELEMETRY: '1',
};
/** The other pages of the same project. @type {Record<string, string[]>} */
const besides = { 'react-19': ['react-19', 'any-react', 'faults'] };
/** The number of browser test files that fit into half a minute. */
const mostInBrowser = 4;

const changed = changedFiles();
const { chosen, left } = choose(changed);
console.log(
  `${changed.length} changed files, ${chosen.length} test files`,
  left.length > 0 ? `(left for npm test: ${left.join(', ')})` : '',
);
// A project without any of the files runs nothing.
const projects = [...new Set(chosen.map(projectOf).flatMap((name) => besides[name] ?? name))];
const results = await Promise.all([
  run('types', 'tsc'),
  run('lint', 'oxlint -c .oxlintrc.mjs --deny-warnings'),
  ...(chosen.length > 0
    ? [
        run(
          'tests',
          ['vitest run', ...projects.map((name) => `--project ${name}`), '--reporter=dot', ...chosen].join(' '),
        ),
      ]
    : []),
]);
process.exitCode = results.every(Boolean) ? 0 : 1;

/** Since the branch left main, or since the commit in the command line, including uncommitted changes. */
function changedFiles() {
  const fork = process.argv[2] ?? git('merge-base', 'main', 'HEAD')[0] ?? 'HEAD';
  const names = new Set([...git('diff', '--name-only', fork), ...git('ls-files', '--others', '--exclude-standard')]);
  return [...names].filter((name) => existsSync(join(root, name)));
}

/** @param {string[]} words */
function git(...words) {
  const { status, stdout } = spawnSync('git', words, { cwd: root, encoding: 'utf8' });
  return status === 0 ? stdout.split('\n').filter(Boolean) : [];
}

/**
 * The changed tests; for a changed source, the tests with its name and those that import it, non-browser tests first.
 * @param {string[]} files
 */
function choose(files) {
  const tests = ['test', 'stories']
    .flatMap(filesIn)
    .filter((name) => /\.(test|stories)\.tsx?$/.test(name) && projectOf(name) !== '');
  /** @type {Map<string, string[]>} */
  const imports = new Map(tests.map((name) => [name, importedBy(name)]));
  /** @type {(name: string) => number} lower comes first */
  const rank = (name) =>
    files.includes(name)
      ? 0
      : files.some((file) => basename(name).split('.')[0] === basename(file).split('.')[0])
        ? 1
        : 2;
  const wanted = tests
    .filter((name) => rank(name) < 2 || imports.get(name)?.some((path) => files.includes(path)))
    .sort((a, b) => rank(a) - rank(b));
  const inBrowser = wanted.filter((name) => !['node', 'jsdom'].includes(projectOf(name)));
  const left = inBrowser.slice(mostInBrowser);
  return { chosen: wanted.filter((name) => !left.includes(name)), left };
}

/** @param {string} name */
function projectOf(name) {
  if (/^test\/(package|apps|examples|server\/postgres\/real|adapters\/firebase)\/|\/examples\//.test(name)) return '';
  if (name.endsWith('.stories.tsx')) return 'storybook';
  if (name.endsWith('.test.ts')) return 'node';
  if (inJsdom.some((path) => name.startsWith(path))) return 'jsdom';
  return name.endsWith('.own-page.test.tsx') ? 'react-19-own-page' : 'react-19';
}

/** @param {string} name */
function importedBy(name) {
  const paths = [...readFileSync(join(root, name), 'utf8').matchAll(/(?:from|import) '(\.[^'?]+)/g)].map(
    ([, path = '']) => resolve(root, dirname(name), path),
  );
  return paths
    .flatMap((path) => [path, path.replace(/\.js$/, '.ts'), path.replace(/\.js$/, '.tsx')])
    .map((path) => relative(root, path).replaceAll('\\', '/'));
}

/** @param {string} folder */
function filesIn(folder) {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) =>
    join(folder, name).replaceAll('\\', '/'),
  );
}

/**
 * @param {string} name
 * @param {string} command
 * @returns {Promise<boolean>} whether it passed
 */
function run(name, command) {
  const startedAt = Date.now();
  return new Promise((done) => {
    let output = '';
    const child = spawn(command, { cwd: root, env, shell: true, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => (output += String(part)));
    child.once('close', (status) => {
      console.log(
        name.padEnd(8),
        status === 0 ? 'ok    ' : 'FAILED',
        `${((Date.now() - startedAt) / 1000).toFixed(1).padStart(6)} s`,
      );
      if (status !== 0 || name === 'tests') console.log(output.trim());
      done(status === 0);
    });
  });
}
