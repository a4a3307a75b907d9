import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser } from 'playwright';
import { chromiumArguments, findChromium } from '../../support/chromium.mjs';
import { until } from './webdriver.js';

/** Starts Chromium without Playwright's arguments, which turn off that storage is partitioned by top-level site. */
export async function startPartitioningChromium(): Promise<{ browser: Browser; close: () => Promise<void> }> {
  const profile = mkdtempSync(join(tmpdir(), 'phonekit-profile-'));
  const own = ['--headless=new', '--no-first-run', '--remote-debugging-port=0', `--user-data-dir=${profile}`];
  const child = spawn(findChromium() ?? 'chromium', [...chromiumArguments, ...own, 'about:blank'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const kill = () => child.kill();
  process.once('exit', kill);
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const address = await new Promise<string>((resolve, reject) => {
    let printed = '';
    child.once('error', reject);
    child.once('exit', () => reject(new Error(`Chromium ended: ${printed}`)));
    child.stderr.setEncoding('utf8').on('data', (part) => {
      const [, found] = /DevTools listening on (ws:\S+)/.exec((printed += part)) ?? [];
      if (found) resolve(found);
    });
  });
  const browser = await chromium.connectOverCDP(address);
  return {
    browser,
    close: async () => {
      await browser.close();
      process.off('exit', kill);
      kill();
      await ended;
      await until(async () => removeFolder(profile), `${profile} cannot be removed`);
    },
  };
}

/**
 * Returns false if a file was added meanwhile: the browser's helper processes end after it, and write to its profile
 * until then. The option `maxRetries` does not help, since a folder is listed only once.
 */
function removeFolder(folder: string): boolean {
  try {
    rmSync(folder, { recursive: true, force: true });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOTEMPTY') return false;
    throw error;
  }
}
