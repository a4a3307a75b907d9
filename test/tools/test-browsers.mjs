import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { ensureBrowser, ensureFirefox, ensureHeadlessShell, ensureWebKit } from './browser.mjs';
import { ensureInstalled } from './install.mjs';

// `npm run test:browsers`: runs all tests of fields and components in Chromium, in Chromium with Safari's click
// behaviour, and in Firefox, and those of a built page and all stories in each engine. `npm test` runs fewer of them in
// Firefox, and fewer stories.

ensureInstalled();
const chromium = ensureBrowser();
ensureHeadlessShell();
const firefox = ensureOrSkip('Firefox', ensureFirefox);
const webKit = ensureOrSkip('WebKit', ensureWebKit);
const projects = [
  'react-19',
  'safari-press',
  'chromium-pages',
  ...(firefox ? ['firefox', 'firefox-pages'] : []),
  ...(webKit ? ['webkit'] : []),
].flatMap((name) => ['--project', name]);
const folders = ['test/browsers/', 'test/engines/', 'test/primitives/', 'test/components/'];
const vitest = fileURLToPath(new URL('../../node_modules/vitest/vitest.mjs', import.meta.url));
const reporters = ['default', './test/tools/skipped-reporter.mjs'].map((name) => `--reporter=${name}`);
const words = ['run', ...projects, ...folders, ...reporters, ...process.argv.slice(2)];
const { status } = spawnSync(process.execPath, [vitest, ...words], {
  stdio: 'inherit',
  env: { ...process.env, CHROMIUM_PATH: chromium, ...(firefox && { FIREFOX_PATH: firefox }), RUN_ALL_BY_ENGINE: '1' },
});
process.exitCode = status ?? 1;

/**
 * Returns the path of a browser, or undefined with a line that says why it is left out.
 * @param {string} name
 * @param {() => string} ensure
 */
function ensureOrSkip(name, ensure) {
  try {
    return ensure();
  } catch (error) {
    console.log(`Skipped ${name}: ${error instanceof Error ? error.message : error}`);
    return undefined;
  }
}
