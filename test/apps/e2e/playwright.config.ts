import { defineConfig } from 'playwright/test';
import { chromiumArguments, findChromium } from '../../support/chromium.mjs';

/** For the end-to-end tests that the page "Testing your app" shows. */
export default defineConfig({
  testDir: '../../../stories/support/examples/testing/e2e',
  outputDir: '../../../node_modules/.cache/phonekit/e2e',
  workers: 1,
  reporter: 'json',
  timeout: 60_000,
  expect: { timeout: 15_000 },
  use: {
    baseURL: process.env.BASE_URL,
    launchOptions: { executablePath: findChromium(), args: chromiumArguments },
  },
});
