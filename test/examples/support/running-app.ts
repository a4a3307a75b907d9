import { chromium, type Browser } from 'playwright';
import { afterAll, beforeAll } from 'vitest';
import { chromiumArguments, findChromium } from '../../support/chromium.mjs';
import type { RunningServer } from './server.js';

/** Starts an app and a browser before the tests of a file, and ends both after them. */
export function runApp(start: () => Promise<RunningServer>): { app: RunningServer; browser: Browser } {
  const running = {} as { app: RunningServer; browser: Browser };
  beforeAll(async () => {
    running.app = await start();
    running.browser = await chromium.launch({ executablePath: findChromium(), args: chromiumArguments });
  });
  afterAll(async () => {
    await running.browser?.close();
    await running.app?.close();
  });
  return running;
}
