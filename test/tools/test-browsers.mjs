import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { ensureBrowser, ensureFirefox, ensureWebKit } from './browser.mjs';
import { ensureInstalled } from './install.mjs';

// `npm run test:browsers`: runs all tests of fields and components in Chromium, in Chromium with Safari's click
// behaviour, and in Firefox, and those of a built page in each engine. `npm test` runs fewer of them in Firefox.

ensureInstalled();
const vitest = fileURLToPath(new URL('../../node_modules/vitest/vitest.mjs', import.meta.url));
const env = { ...process.env, CHROMIUM_PATH: ensureBrowser(), FIREFOX_PATH: ensureFirefox(), ALL_IN_FIREFOX: '1' };
ensureWebKit();
const projects = ['react-19', 'safari-press', 'firefox', 'chromium-pages', 'firefox-pages', 'webkit'].flatMap(
  (name) => ['--project', name],
);
const folders = ['test/browsers/', 'test/engines/', 'test/primitives/', 'test/components/'];
const { status } = spawnSync(process.execPath, [vitest, 'run', ...projects, ...folders, ...process.argv.slice(2)], {
  stdio: 'inherit',
  env,
});
process.exitCode = status ?? 1;
