/** @typedef {import('@stryker-mutator/api/core').PartialStrykerOptions} StrykerOptions */
/** @typedef {{ name: string, config: string, inChromium: boolean }} Layer A folder of src, and the Vitest configuration with the tests that its mutants meet. */

/** @type {readonly Layer[]} */
export const layers = [
  { name: 'core', config: 'test/mutation/vitest.node.ts', inChromium: false },
  { name: 'service', config: 'test/mutation/vitest.node.ts', inChromium: false },
  { name: 'query', config: 'test/mutation/vitest.query.ts', inChromium: true },
];

/**
 * @param {Layer} layer
 * @param {{ fresh: boolean, mutate?: string }} choice
 * @returns {StrykerOptions & { incrementalFile: string }}
 */
export function optionsOf({ name, config }, { fresh, mutate = `src/${name}/**/*.ts` }) {
  return {
    mutate: [mutate],
    testRunner: 'vitest',
    vitest: { configFile: config, related: false },
    plugins: ['@stryker-mutator/vitest-runner'],
    coverageAnalysis: 'perTest',
    concurrency: 2,
    incremental: true,
    incrementalFile: `node_modules/.cache/phonekit/mutants-${name}.json`,
    force: fresh,
    // It would rewrite the paths in tsconfig.json by TypeScript's own API, which version 7 has not; there are none to rewrite.
    tsconfigFile: 'none',
    tempDirName: '.stryker-tmp',
    allowConsoleColors: false,
    reporters: ['progress-append-only'],
  };
}
