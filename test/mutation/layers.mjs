/** @typedef {import('@stryker-mutator/api/core').PartialStrykerOptions} StrykerOptions */
/**
 * @typedef {{ name: string, tests: { configFile: string, dir?: string }, inChromium: boolean }} Layer A folder of src,
 * which is tried on the tests of its own folder.
 */

/** @type {readonly Layer[]} */
export const layers = [
  { name: 'core', tests: { configFile: 'test/mutation/vitest.node.ts', dir: 'test/core' }, inChromium: false },
  { name: 'service', tests: { configFile: 'test/mutation/vitest.node.ts', dir: 'test/service' }, inChromium: false },
  { name: 'query', tests: { configFile: 'test/mutation/vitest.query.ts' }, inChromium: true },
];

/**
 * @param {Layer} layer
 * @param {{ fresh: boolean, mutate?: string }} choice
 * @returns {StrykerOptions & { incrementalFile: string }}
 */
export function optionsOf({ name, tests }, { fresh, mutate = `src/${name}/**/*.ts` }) {
  return {
    mutate: [mutate],
    testRunner: 'vitest',
    vitest: { ...tests, related: false },
    plugins: ['@stryker-mutator/vitest-runner'],
    coverageAnalysis: 'perTest',
    concurrency: 2,
    incremental: true,
    incrementalFile: `node_modules/.cache/phonekit/mutants-${name}.json`,
    force: fresh,
    // Otherwise it rewrites the paths in tsconfig.json with TypeScript's own API, which version 7 does not have; there
    // are none to rewrite.
    tsconfigFile: 'none',
    tempDirName: '.stryker-tmp',
    allowConsoleColors: false,
    reporters: ['progress-append-only'],
  };
}
