import { playwright } from '@vitest/browser-playwright';
import { patience } from '../patience.mjs';
import { firefoxLaunchOptions } from './firefox.mjs';

/** The Firefox among the browsers of a project. */
export const firefox = {
  browser: 'firefox' as const,
  name: 'firefox',
  provider: playwright({
    actionTimeout: patience,
    // Higher than the frame of the tests, which then needs no scaling.
    contextOptions: { viewport: { width: 1280, height: 1000 } },
    launchOptions: firefoxLaunchOptions(),
  }),
};
