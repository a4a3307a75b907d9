import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { type Browser } from 'playwright';
import { startPlaywright } from '../browsers/support/playwright.js';
import type { Engine } from '../browsers/support/engine.js';
import { servePlayground } from '../browsers/support/playground.js';
import { until } from '../browsers/support/webdriver.js';
import { startWebKit } from '../browsers/support/webkit.js';

const folder = new URL('../../stories/assets/engines/', import.meta.url);

/** By story, the width of its frame in px, and the height of the picture if it is not that of the story. */
const pictured: Record<string, [width: number, height?: number]> = {
  'pages-account-settings--default': [640],
  'components-phonenumbers--default': [375],
  'components-addphoneform--too-short': [375],
  'components-verifyphoneform--wrong-code': [375],
  'components-secondfactorsettings--default': [375],
  'components-backupcodes--created': [375],
  'components-secondfactorchallenge--default': [375],
  'primitives-phonefield--country-list': [375, 420],
  'primitives-codefield--half-typed': [375],
};
const maxHeight = 640;

/** Takes the pictures of the page "Browsers": the main stories, in each engine. */
export async function takeEnginePictures(chromium: Browser): Promise<void> {
  const playground = await servePlayground();
  const titles: Record<string, string> = {};
  const pictures = new Map<string, Buffer>();
  for (const [name, start] of Object.entries(engines)) {
    const engine = await start();
    titles[name] = engine.title;
    const tab = await engine.openTab();
    for (const [id, [width, fixedHeight]] of Object.entries(pictured)) {
      await tab.goto(playground.narrow(id, width));
      await until(() => tab.evaluate(isShown), `${id} is not shown in ${name}`);
      const height = fixedHeight ?? Math.min(maxHeight, await tab.evaluate(fitHeight));
      const picture = await compress(chromium, await tab.screenshot(), { width, height });
      pictures.set(`${name}/${id}.webp`, picture);
      console.log(`${name} ${id}: ${Math.round(picture.length / 1000)} kB`);
    }
    await engine.close();
  }
  playground.close();
  // All at once, since the playground that is on the pictures shows the pictures before.
  rmSync(folder, { recursive: true, force: true });
  for (const name of Object.keys(engines)) mkdirSync(new URL(`${name}/`, folder), { recursive: true });
  for (const [path, picture] of pictures) writeFileSync(new URL(path, folder), picture);
  writeFileSync(new URL('engines.json', folder), `${JSON.stringify(titles, null, 2)}\n`);
}

const engines: Record<string, () => Promise<Engine>> = {
  chromium: () => startPlaywright('chromium'),
  firefox: () => startPlaywright('firefox'),
  webkit: startWebKit,
};

/** Whether the story in the frame and its play have finished. */
function isShown(): boolean {
  const channel = document.querySelector('iframe')?.contentWindow?.__STORYBOOK_ADDONS_CHANNEL__;
  return channel?.last('storyFinished') !== undefined;
}

/** Makes the frame as high as its story, since a scrollbar would take of its width, and returns its height. */
function fitHeight(): number {
  const frame = document.querySelector('iframe');
  const story = frame?.contentDocument?.querySelector('#storybook-root');
  const height = Math.ceil(story?.getBoundingClientRect().bottom ?? 0);
  if (frame) frame.style.height = `${height + 16}px`;
  return height;
}

/** Crops a PNG, from its upper left corner, and returns it as WebP, which takes a third of the bytes. */
async function compress(browser: Browser, png: Buffer, size: { width: number; height: number }): Promise<Buffer> {
  const page = await browser.newPage();
  const url = await page.evaluate(
    async ({ source, size }) => {
      const image = new Image();
      image.src = source;
      await image.decode();
      const canvas = Object.assign(document.createElement('canvas'), size);
      canvas.getContext('2d')?.drawImage(image, 0, 0);
      return canvas.toDataURL('image/webp', 0.9);
    },
    { source: `data:image/png;base64,${png.toString('base64')}`, size },
  );
  await page.close();
  return Buffer.from(url.split(',')[1] ?? '', 'base64');
}
