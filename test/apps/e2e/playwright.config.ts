import { defineConfig } from 'playwright/test';
import { chromiumArguments, findChromium } from '../../support/chromium.mjs';
import { patience, testPatience } from '../../support/patience.mjs';

/** For the end-to-end tests that the page "Testing your app" shows. */
export default defineConfig({
  testDir: '../../../stories/support/examples/testing/e2e',
  outputDir: '../../../node_modules/.cache/phonekit/e2e',
  workers: 1,
  reporter: 'json',
  timeout: testPatience,
  expect: { timeout: patience },
  use: {
    baseURL: process.env.BASE_URL,
    launchOptions: { executablePath: findChromium(), args: chromiumArguments },
  },
});
