import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

// `npm run model -- --runs 50000 --seed 1`: runs that many random histories of the service against the reference model
// in test/service/model. A failure prints the shortest failing history, and the seed to reproduce it.

const { values } = parseArgs({ options: { runs: { type: 'string', default: '2000' }, seed: { type: 'string' } } });
const runs = wholeNumber('runs', values.runs);
const seed = wholeNumber('seed', values.seed ?? String(Date.now() % 2 ** 31));

const startedAt = Date.now();
const vitest = fileURLToPath(new URL('../../node_modules/vitest/vitest.mjs', import.meta.url));
const { status } = spawnSync(process.execPath, [vitest, 'run', '--project', 'node', 'test/service/model.test.ts'], {
  cwd: fileURLToPath(new URL('../..', import.meta.url)),
  env: { ...process.env, MODEL_RUNS: String(runs), MODEL_SEED: String(seed) },
  stdio: 'inherit',
});
const result = status === 0 ? 'the service did what the model says' : 'FAILED';
console.log(`model: ${runs} histories, seed ${seed}, ${Math.round((Date.now() - startedAt) / 1000)} s: ${result}`);
process.exitCode = status ?? 1;

/**
 * @param {string} name
 * @param {string} text
 */
function wholeNumber(name, text) {
  const number = Number(text);
  if (Number.isSafeInteger(number) && number >= (name === 'runs' ? 1 : -(2 ** 31))) return number;
  throw new RangeError(
    `--${name} is "${text}", which is no whole number. Write it like "npm run model -- --${name} 50000".`,
  );
}
