import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { chromiumArguments, findChromium } from './test/support/chromium.mjs';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** A function, since Vitest refuses one browser object shared by two projects. */
const browser = () => ({
  enabled: true,
  headless: true,
  screenshotFailures: false,
  provider: playwright({ launchOptions: { executablePath: findChromium(), args: chromiumArguments } }),
  instances: [{ browser: 'chromium' as const }],
});

const inTab = ['test/**/*.test.tsx', 'test/service/**/*.test.ts'];

export default defineConfig({
  plugins: [react()],
  test: {
    projects: [
      { extends: true, test: { name: 'node', include: ['test/**/*.test.ts'], environment: 'node' } },
      {
        extends: true,
        cacheDir: 'node_modules/.vite-react-19',
        test: { name: 'react-19', include: inTab, browser: browser(), setupFiles: ['test/support/browser-setup.ts'] },
      },
      {
        extends: true,
        cacheDir: 'node_modules/.vite-react-18',
        resolve: {
          alias: [
            { find: /^react-dom(?=\/|$)/, replacement: here('./node_modules/react-dom-18') },
            { find: /^react(?=\/|$)/, replacement: here('./node_modules/react-18') },
          ],
        },
        test: { name: 'react-18', include: inTab, browser: browser(), setupFiles: ['test/support/browser-setup.ts'] },
      },
    ],
  },
});
