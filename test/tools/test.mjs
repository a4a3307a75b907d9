import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { delimiter, dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureInstalled } from './install.mjs';

// `npm test`: installs what is missing, including a browser, and runs every check. Continues after a failure, and exits
// with 1 at the end.

ensureInstalled();

const root = fileURLToPath(new URL('../..', import.meta.url));
const counts = fileURLToPath(new URL('../../node_modules/.cache/phonekit/counts', import.meta.url));
/** @type {NodeJS.ProcessEnv} */
const env = {
  ...process.env,
  ...(process.stdout.isTTY ? { FORCE_COLOR: '1' } : { NO_COLOR: '1' }),
  PATH: `${root}node_modules/.bin${delimiter}${process.env.PATH}`,
  STORYBOOK_DISABLE_TELEMETRY: '1',
  NO_UPDATE_NOTIFIER: '1',
};

/** The number of failures that are listed individually. */
class FailedTests extends Error {}

const startedAt = Date.now();
let passed = 0;
/** @type {string[]} */
const failures = [];
/** @type {string[]} */
const skipped = [];
/** The browser engines that ran, by name and version, and their projects. @type {Record<string, string[]>} */
const engines = {};

const hasBrowser = await step('browser', async () => {
  const { ensureBrowser, ensureHeadlessShell } = await import('./browser.mjs');
  const path = ensureBrowser();
  ensureHeadlessShell();
  env.CHROMIUM_PATH = path;
  return path;
});
const hasFirefox = await step(
  'firefox',
  async () => {
    const { ensureFirefox } = await import('./browser.mjs');
    return ensureFirefox();
  },
  'its tests need one',
);
const hasWebKit = await step(
  'webkit',
  async () => {
    const { ensureWebKit } = await import('./browser.mjs');
    return ensureWebKit();
  },
  'its tests need one',
);
await Promise.all([
  step('build', () => shell('npm run --silent build')),
  step('playground', () => shell('npm run --silent build-storybook')),
]);
// Before the runs, two of which would do it at the same time.
await step('package', async () => {
  const { installPackage } = await import('./installed.mjs');
  installPackage();
  return '';
});
// In parallel with the tests, which leave a core idle while they wait for pages and servers.
const checks = runChecks();
const emulator = await step(
  'emulator',
  async () => {
    const { ensureFirebaseTools } = await import('./firebase-emulator.mjs');
    ensureFirebaseTools();
    return '';
  },
  'the tests of the Firebase adapter need it',
);
const postgres = await step(
  'postgres',
  async () => {
    const { ensurePostgres } = await import('./postgres.mjs');
    await ensurePostgres();
    return '';
  },
  'the tests of the PostgreSQL store with many processes need a server',
);
const inNode = ['node', 'jsdom', 'jsdom-react-18', 'happy-dom', 'happy-dom-react-18'];
const inBrowser = [
  'package',
  'examples',
  'react-19',
  'any-react',
  'faults',
  'react-19-own-page',
  'react-18',
  'react-18-own-page',
  'safari-press',
  ...(hasFirefox ? ['firefox'] : []),
  ...(emulator ? ['firebase'] : []),
];
const overBuiltPages = ['chromium-pages', ...(hasFirefox ? ['firefox-pages'] : []), ...(hasWebKit ? ['webkit'] : [])];
await Promise.all([
  checks,
  step('tests', () => runTests([...inNode, ...(hasBrowser ? inBrowser : [])])),
  // In separate runs, since Vitest would run files that cannot run in parallel last, on one core.
  ...(postgres ? [step('tests', () => runTests(['postgres']))] : []),
  ...(hasBrowser ? [step('tests', () => runTests(overBuiltPages))] : []),
  // It has a server of its own, and the first connections to ten browsers are more than one process can wait for.
  ...(hasBrowser ? [step('tests', () => runTests(['storybook']))] : []),
]);

if (hasBrowser) {
  const { titleOf } = await import('./browser.mjs');
  console.log('\nEngines:');
  for (const [engine, counts] of Object.entries(engines)) console.log(`  ${titleOf(engine)}: ${counts.join(', ')}`);
}
if (skipped.length > 0) console.log(`\nSkipped:\n${skipped.map((reason) => `  ${reason}`).join('\n')}`);
if (failures.length > 0) console.log(`\nFailed:\n${failures.map((failure) => `  ${failure}`).join('\n')}`);
console.log(`\nnpm test: ${passed} passed, ${failures.length} failed (${seconds(startedAt)})`);
process.exitCode = failures.length > 0 ? 1 : 0;

async function runChecks() {
  // The build checks the types of src.
  await step('types', () => shell('tsc && tsc -p test/apps'));
  await step('lint', () => shell('npm run --silent lint'));
  await step('publint', () => shell('publint --strict'));
  await step('attw', () =>
    shell('attw --pack . --profile esm-only --exclude-entrypoints styles.css styles.unlayered.css'),
  );
  await step('size', () => shell('node test/tools/size.mjs'));
}

/**
 * @param {string} name
 * @param {() => string | Promise<string>} check returns a line to show, or throws what the reader must know
 * @param {string} [skips] what is left out, rather than failed, if it throws
 */
async function step(name, check, skips) {
  const stepStartedAt = Date.now();
  // Printed when it is done, since others run in parallel.
  const print = (/** @type {string} */ outcome, rest = '') =>
    console.log(`${name.padEnd(10)} ${outcome.padEnd(7)} ${seconds(stepStartedAt).padStart(8)}  ${rest}`.trimEnd());
  try {
    const note = await check();
    if (name !== 'tests') passed++;
    print('ok', note);
    return true;
  } catch (error) {
    if (skips) {
      skipped.push(`${name}: ${skips}, and ${error instanceof Error ? error.message : error}`);
      print('SKIPPED');
      return false;
    }
    if (!(error instanceof FailedTests)) failures.push(name);
    print('FAILED', `\n\n${error instanceof Error ? error.message : error}\n`);
    return false;
  }
}

/**
 * @param {string} command
 * @param {NodeJS.ProcessEnv} [more] environment variables
 * @returns {Promise<string>} '', or rejects with what the command printed
 */
function shell(command, more) {
  return new Promise((resolve, reject) => {
    let output = '';
    const child = spawn(command, {
      cwd: root,
      env: { ...env, ...more },
      shell: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (part) => (output += part));
    child.once('error', reject);
    child.once('close', (status) =>
      status === 0 ? resolve('') : reject(new Error(output.trim() || `${command} ended with ${status}`)),
    );
  });
}

/**
 * @param {string[]} projects
 * @param {boolean} [isRetry]
 */
async function runTests(projects, isRetry = false) {
  const countsFile = `${counts}-${projects[0]}.json`;
  mkdirSync(dirname(countsFile), { recursive: true });
  rmSync(countsFile, { force: true });
  const words = projects.map((project) => `--project ${project}`).join(' ');
  let output = '';
  try {
    await shell(`vitest run ${words} --reporter=dot --reporter=./test/tools/count-reporter.mjs`, {
      COUNTS_FILE: countsFile,
    });
  } catch (error) {
    output = error instanceof Error ? error.message : String(error);
  }
  if (!existsSync(countsFile)) throw new Error(output || 'Vitest reported no results.');
  /**
   * @type {{ projects: Record<string, { passed: number, engine?: string }>, failed: string[],
   *   cells: { passed: number, all: number } }}
   */
  const report = JSON.parse(readFileSync(countsFile, 'utf8'));
  // On a busy machine a browser may never connect. Then its project has run no test, and runs once more.
  const hasRunNone = (/** @type {string} */ name) =>
    !report.projects[name]?.passed && !report.failed.some((line) => line.startsWith(`${name}: `));
  const unconnected = !isRetry && report.failed.some(isUnconnected) ? projects.filter(hasRunNone) : [];
  const failed = report.failed.filter((line) => unconnected.length === 0 || !isUnconnected(line));
  if (unconnected.length > 0) await step('tests', () => runTests(unconnected, true));
  const summary = projects.map((name) => `${name} ${report.projects[name]?.passed ?? 0}`).join(', ');
  for (const [name, { passed, engine }] of Object.entries(report.projects))
    if (engine && !unconnected.includes(name)) (engines[engine] ??= []).push(`${name} ${passed}`);
  passed += Object.values(report.projects).reduce((sum, project) => sum + project.passed, 0);
  failures.push(
    ...failed,
    ...projects
      .filter((name) => hasRunNone(name) && !unconnected.includes(name))
      .map((name) => `${name} ran no test at all`),
  );
  const matrix = report.cells.all > 0 ? `; fault matrix ${report.cells.passed} / ${report.cells.all} cells` : '';
  if (failed.length > 0) throw new FailedTests(`${output}\n${summary}${matrix}`);
  if (output && unconnected.length === 0) throw new Error(`${output}\n${summary}${matrix}`);
  return `${summary}${matrix}`;
}

/**
 * Whether a line of a report says that a browser did not connect.
 * @param {string} line
 */
function isUnconnected(line) {
  return line.includes('Failed to connect to the browser session');
}

/** @param {number} since */
function seconds(since) {
  return `${((Date.now() - since) / 1000).toFixed(1)} s`;
}
