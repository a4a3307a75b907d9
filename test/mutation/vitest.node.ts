import { defineConfig } from 'vitest/config';
import { testPatience } from '../support/patience.mjs';

export default defineConfig({
  test: {
    include: ['**/*.test.ts'],
    environment: 'node',
    testTimeout: testPatience,
    // Twice as fast, and each mutant gets a worker of its own anyway.
    isolate: false,
    setupFiles: ['test/mutation/first-failure.ts'],
    // 50 of the model's histories catch what 2,000 do, but for a mutant here and there.
    env: { MODEL_RUNS: '50' },
  },
});
