import { fileURLToPath } from 'node:url';
import { storybookTest } from '@storybook/addon-vitest/vitest-plugin';
import { defineConfig } from 'vitest/config';
import { inChromium, patience, testedPackages } from '../test/support/in-chromium.js';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The stories as tests. A file of its own, since the playground and the build read vite.config.ts too, and need none of this. */
export default defineConfig({
  root: here('..'),
  plugins: [storybookTest({ configDir: here('.') })],
  optimizeDeps: { include: [...testedPackages, 'firebase/app', 'firebase/auth'] },
  test: {
    name: 'storybook',
    // One page for all files, as in the playground: half the time, and each story has a backend of its own.
    isolate: false,
    ...patience,
    setupFiles: [here('../test/support/browser-setup.ts'), here('./vitest.setup.ts'), here('../test/access/every-story.ts'), here('../test/stories/every-story.ts')],
    browser: inChromium(),
  },
});
