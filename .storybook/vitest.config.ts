import { fileURLToPath } from 'node:url';
import { storybookTest } from '@storybook/addon-vitest/vitest-plugin';
import { defineConfig } from 'vitest/config';
import { inChromium, limits, testedPackages } from '../test/support/in-chromium.js';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/**
 * How the pictures of test/styles/screenshots.ts are stored and compared: strictly by colour and position, loosely at
 * the edges of letters.
 */
const pictures = {
  comparatorName: 'pixelmatch' as const,
  comparatorOptions: { threshold: 0.1, allowedMismatchedPixelRatio: 0.002 },
  resolveScreenshotPath: ({ arg, ext }: { arg: string; ext: string }) =>
    here(`../test/styles/screenshots/${arg}${ext}`),
  resolveDiffPath: ({ arg, ext }: { arg: string; ext: string }) =>
    here(`../node_modules/.cache/phonekit/screenshots/${arg}${ext}`),
};

/**
 * Runs the stories as tests. A separate file, because the playground and the build read vite.config.ts too and need
 * none of this.
 */
export default defineConfig({
  root: here('..'),
  plugins: [storybookTest({ configDir: here('.') })],
  optimizeDeps: { include: [...testedPackages, 'firebase/app', 'firebase/auth'] },
  test: {
    name: 'storybook',
    // One page for all files, as in the playground: it halves the time, and each story has its own backend.
    isolate: false,
    ...limits,
    env: { TAKES_PICTURES: String(process.argv.some((word) => /^(-u|--update)/.test(word))) },
    setupFiles: [
      '../test/support/patient-waits.ts',
      '../test/support/browser-setup.ts',
      '../test/access/every-story.ts',
      '../test/stories/every-story.ts',
      '../test/styles/screenshots.ts',
    ].map(here),
    browser: { ...inChromium(), expect: { toMatchScreenshot: pictures } },
  },
});
