import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { Stryker } from '@stryker-mutator/core';
import { ensureBrowser } from '../tools/browser.mjs';
import { layers, optionsOf } from './layers.mjs';
import { report } from './report.mjs';

// `npm run mutate`: mutates each expression of core, service and query in turn, runs the tests, prints the mutants that
// survive and writes them to MUTANTS.md. It takes three quarters of an hour, and later only as long as what has
// changed. `-- --only=core` runs one layer, `-- --only=core --mutate=src/core/errors.ts` one file (neither writes
// anything), `-- --fresh` ignores earlier results.

const { only, mutate, fresh } = parseArgs({
  options: { only: { type: 'string' }, mutate: { type: 'string' }, fresh: { type: 'boolean', default: false } },
}).values;
const chosen = layers.filter(({ name }) => only === undefined || name === only);
if (chosen.length === 0)
  throw new Error(`There is no layer "${only}". There are: ${layers.map(({ name }) => name).join(', ')}.`);
if (mutate !== undefined && only === undefined)
  throw new Error('--mutate is for one layer: name it too, as in --only=core.');

/** @type {import('./report.mjs').Layer[]} */
const tested = [];
for (const layer of chosen) {
  if (layer.inChromium) process.env.CHROMIUM_PATH = ensureBrowser();
  const options = optionsOf(layer, { fresh, mutate });
  if (!fresh) tryAgain(options.incrementalFile);
  await new Stryker(options).runMutationTest();
  tested.push({ name: layer.name, files: readReport(options.incrementalFile).files });
}
const text = report(tested);
console.log(text);
// A partial run must not replace complete results.
if (only === undefined) writeFileSync(new URL('MUTANTS.md', import.meta.url), text);
// An open test page would keep the process alive.
process.exit(0);

/**
 * Keeps only killed mutants whose killing test still exists: Stryker would drop them on every change of the test's
 * file, and keep a survivor although an old test has become stricter.
 * @param {string} path of an earlier report
 */
function tryAgain(path) {
  if (!existsSync(path)) return;
  const before = readReport(path);
  for (const file of Object.values(before.files))
    file.mutants = file.mutants.filter(({ status }) => status === 'Killed' || status === 'Timeout');
  for (const file of Object.values(before.testFiles ?? {})) delete file.source;
  writeFileSync(path, JSON.stringify(before));
}

/**
 * @param {string} path
 * @returns {import('@stryker-mutator/api/core').schema.MutationTestResult}
 */
function readReport(path) {
  return JSON.parse(readFileSync(path, 'utf8'));
}
