import { defineConfig } from 'vitest/config';
import { inChromium, limits, testedPackages } from '../support/in-chromium.js';

export default defineConfig({
  test: {
    ...limits,
    projects: [
      {
        extends: true,
        test: { name: 'node', include: ['test/query/**/*.test.ts'], environment: 'node', isolate: false },
      },
      {
        extends: true,
        optimizeDeps: { include: testedPackages },
        test: {
          name: 'chromium',
          include: ['test/query/**/*.test.tsx'],
          setupFiles: ['test/support/browser-setup.ts'],
          browser: inChromium(),
        },
      },
    ],
  },
});
