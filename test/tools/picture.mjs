import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright';
import { runnerImport } from 'vite';
import { chromiumArguments, findChromium } from '../support/chromium.mjs';

// `npm run picture`: builds the playground, and takes the README's screenshots of its first page, and those of the page
// "Browsers".

const playground = new URL('../../storybook-static/', import.meta.url);
const pictures = new URL('../../stories/assets/', import.meta.url);
const story = 'http://localhost/iframe.html?id=pages-account-settings--default&viewMode=story';

const { status, stdout, stderr } = spawnSync('npm', ['run', '--silent', 'build-storybook'], {
  encoding: 'utf8',
  shell: process.platform === 'win32',
});
if (status !== 0)
  throw new Error(`The playground could not be built, so there is nothing to take a picture of.\n${stdout}${stderr}`);

const browser = await chromium.launch({ executablePath: findChromium(), args: chromiumArguments });
for (const colorScheme of ['light', 'dark']) {
  const page = await browser.newPage({
    viewport: { width: 1120, height: 720 },
    locale: 'en-US',
    reducedMotion: 'reduce',
  });
  // Serves the build from disk through routing, so that no port can be in use.
  await page.route('http://localhost/**', (route) => {
    const path = fileURLToPath(new URL(`.${new URL(route.request().url()).pathname}`, playground));
    return existsSync(path) ? route.fulfill({ path }) : route.fulfill({ status: 404 });
  });
  await page.goto(`${story}&globals=colorScheme:${colorScheme}`);
  await page.getByRole('button', { name: 'Verify +44 7400 123456' }).click();
  const code = await page.locator('.inbox-code').textContent();
  await page.getByRole('textbox', { name: 'Verification code' }).pressSequentially((code ?? '').slice(0, 4));
  await page.mouse.move(0, 0);
  const path = fileURLToPath(new URL(`account-settings-${colorScheme}.png`, pictures));
  await page.screenshot({ path, animations: 'disabled' });
  console.log(`${path}: ${Math.round(statSync(path).size / 1000)} kB`);
}

/** @type {{ module: typeof import('./engine-pictures.js') }} */
const { module } = await runnerImport(fileURLToPath(new URL('engine-pictures.ts', import.meta.url)));
await module.takeEnginePictures(browser);
await browser.close();
