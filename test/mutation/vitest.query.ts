import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { inChromium, patience, testedPackages } from '../support/in-chromium.js';

export default defineConfig({
  plugins: [react()],
  test: {
    ...patience,
    projects: [
      { extends: true, test: { name: 'node', include: ['test/{core,service,query}/**/*.test.ts'], environment: 'node' } },
      {
        extends: true,
        optimizeDeps: { include: testedPackages },
        test: { name: 'chromium', include: ['test/{query,hooks}/**/*.test.tsx'], setupFiles: ['test/support/browser-setup.ts'], browser: inChromium() },
      },
    ],
  },
});
