import { transformSync } from 'esbuild';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as kit from '../../../src/index.js';
import * as testing from '../../../src/testing/index.js';
import { recordingRunner } from '../../testing/recording-runner.js';
import { equivalent, mutants, type Mutant } from './mutants.js';

// Applies each mistake that the author of an adapter could make to the guide's example, and runs the guide's contract
// on it.

const folder = new URL('../../../stories/support/examples/acme/', import.meta.url);
const source = Object.fromEntries(
  ['adapter', 'backend', 'contract', 'phone-number', 'request'].map((name) => [
    name,
    readFileSync(new URL(`${name}.ts`, folder), 'utf8'),
  ]),
);

describe('the contract, over the adapter of the guide', () => {
  it('passes without a mistake', async () => {
    expect(await findFailure()).toBeNull();
  });

  it.each(mutants)('catches one that $name', async (mutant) => {
    expect(await findFailure(mutant)).not.toBeNull();
  });

  it.each(equivalent)('cannot catch one that $name: $reason', async (mutant) => {
    expect(await findFailure(mutant)).toBeNull();
  });
});

/** Runs the contract until a test fails, and returns its message; null if all pass. */
async function findFailure(mutant?: Mutant): Promise<string | null> {
  const runner = recordingRunner();
  loadContract(runner, mutant);
  expect(runner.names.length).toBeGreaterThan(40);
  for (const name of runner.names) {
    const { [name]: message } = await runner.run([name]);
    if (message !== undefined) return `${name}: ${message}`;
  }
  return null;
}

function loadContract(runner: ReturnType<typeof recordingRunner>, mutant: Mutant | undefined): void {
  const loaded: Record<string, unknown> = {
    vitest: runner,
    '../../../../src/index.js': kit,
    '../../../../src/testing/index.js': testing,
  };
  load('./contract.js');

  function load(path: string): unknown {
    const name = path.slice(2, -3);
    return (loaded[path] ??= evaluate(mutant?.file === name ? mutate(name, mutant) : (source[name] ?? ''), load));
  }
}

function mutate(name: string, { from, to }: Mutant): string {
  const text = source[name] ?? '';
  if (text.split(from).length !== 2) throw new Error(`${name}.ts does not have this once: ${from}`);
  return text.replace(from, () => to);
}

/** Evaluates a module of the example, resolving its imports with `load`. */
function evaluate(text: string, load: (path: string) => unknown): unknown {
  const module = { exports: {} };
  const { code } = transformSync(text, { loader: 'ts', format: 'cjs' });
  new Function('require', 'module', 'exports', code)(load, module, module.exports);
  return module.exports;
}
