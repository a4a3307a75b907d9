/** @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
  mutate: ['src/core/**/*.ts', 'src/service/**/*.ts', 'src/query/**/*.ts'],
  testRunner: 'vitest',
  vitest: { configFile: 'test/mutation/vitest.config.ts', related: false },
  plugins: ['@stryker-mutator/vitest-runner'],
  coverageAnalysis: 'perTest',
  concurrency: 2,
  // It would rewrite the paths in tsconfig.json by TypeScript's own API, which version 7 has not; there are none to rewrite.
  tsconfigFile: 'none',
  tempDirName: '.stryker-tmp',
  allowConsoleColors: false,
  reporters: ['clear-text', 'json'],
  jsonReporter: { fileName: 'node_modules/.cache/phonekit/mutation.json' },
};
