import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { inChromium, limits, react18, testedPackages } from '../support/in-chromium.js';

const comparedPackages = ['input-otp', 'react-phone-number-input/core', 'react-phone-number-input/input-core'];

const inTab = {
  ...limits,
  testTimeout: 600_000,
  retry: 1,
  include: ['test/bench/fields.tsx'],
  // Console output and errors of a compared field are no failures here: only its results count.
  onConsoleLog: () => false as const,
  dangerouslyIgnoreUnhandledErrors: true,
};

/** Separate from vite.config.ts, so that no test run includes the benchmark. */
export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  test: {
    ...inTab,
    projects: [
      {
        extends: true,
        plugins: [react()],
        cacheDir: 'node_modules/.vite-bench-19',
        optimizeDeps: { include: [...testedPackages, ...comparedPackages] },
        test: { name: 'react-19', sequence: { groupOrder: 0 }, browser: inChromium() },
      },
      {
        extends: true,
        plugins: [react()],
        cacheDir: 'node_modules/.vite-bench-18',
        optimizeDeps: { include: [...testedPackages, ...comparedPackages] },
        resolve: { alias: react18 },
        // After the other one, since running side by side would distort the timings.
        test: { name: 'react-18', sequence: { groupOrder: 1 }, browser: inChromium() },
      },
    ],
  },
});
