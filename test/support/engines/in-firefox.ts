import { playwright } from '@vitest/browser-playwright';
import { serverCommands } from '../http/server-command.js';
import { patience } from '../patience.mjs';
import { firefoxExecutable } from './firefox.mjs';

/** How a project of tests runs in Firefox, through WebDriver BiDi. */
export function inFirefox() {
  return {
    enabled: true,
    headless: true,
    fileParallelism: false,
    screenshotFailures: false,
    provider: playwright({
      actionTimeout: patience,
      // Higher than the frame of the tests, which then needs no scaling.
      contextOptions: { viewport: { width: 1280, height: 1000 } },
      launchOptions: { channel: 'moz-firefox', executablePath: firefoxExecutable },
    }),
    instances: [{ browser: 'firefox' as const }],
    commands: serverCommands,
  };
}
