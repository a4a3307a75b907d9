import { defineConfig } from 'vitest/config';
import { testPatience } from '../support/patience.mjs';

export default defineConfig({
  test: {
    include: ['**/*.test.ts'],
    environment: 'node',
    testTimeout: testPatience,
    // Twice as fast; each mutant is given a worker of its own.
    isolate: false,
    setupFiles: ['test/mutation/first-failure.ts'],
    // What 2,000 of the model's histories notice 50 do, but for a mutant here and there.
    env: { MODEL_RUNS: '50' },
  },
});
