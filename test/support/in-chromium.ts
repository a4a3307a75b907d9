import { fileURLToPath } from 'node:url';
import { playwright } from '@vitest/browser-playwright';
import { chromiumArguments, findHeadlessShell } from './chromium.mjs';
import { serverCommands } from './http/server-command.js';
import { patience, testPatience } from './patience.mjs';

/** The time limits of every project. */
export const limits = { testTimeout: testPatience, hookTimeout: testPatience, expect: { poll: { timeout: patience } } };

/** Configures a project that runs in Chromium. A function, since Vitest rejects an object shared by two projects. */
export function inChromium() {
  return {
    enabled: true,
    headless: true,
    fileParallelism: false,
    screenshotFailures: false,
    provider: playwright({
      actionTimeout: patience,
      // As in a window with the focus: the headless shell grants it to no page by itself.
      contextOptions: { permissions: ['clipboard-write'] },
      launchOptions: { executablePath: findHeadlessShell(), args: chromiumArguments },
    }),
    instances: [{ browser: 'chromium' as const }],
    commands: serverCommands,
  };
}

/**
 * The packages that the tests import. If Vite discovers one during a run, it reloads the page under the tests, as it
 * would on each fresh clone.
 */
export const testedPackages = [
  'react',
  'react/jsx-runtime',
  'react/jsx-dev-runtime',
  'react-dom',
  'react-dom/client',
  'react-dom/server',
  '@tanstack/react-query',
  'react-hook-form',
  'libphonenumber-js/core/es6',
  'libphonenumber-js/mobile/metadata',
  '@mui/material/Dialog',
  '@radix-ui/react-dialog',
  '@headlessui/react',
  'libphonenumber-js/mobile/examples',
  'libphonenumber-js/mobile',
  'react-phone-number-input/core',
  '@mui/material/TextField',
  '@mui/material/styles',
  'react-phone-number-input/flags',
  'react-dom/test-utils',
  '@testing-library/react',
  'fast-check',
  '@guidepup/virtual-screen-reader',
  'axe-core',
];

/** Runs a project on React 18.2. */
export const react18 = [
  { find: /^react-dom(?=\/|$)/, replacement: here('../../node_modules/react-dom-18') },
  { find: /^react(?=\/|$)/, replacement: here('../../node_modules/react-18') },
];

function here(path: string) {
  return fileURLToPath(new URL(path, import.meta.url));
}
