import { readFileSync } from 'node:fs';
import { chromium, type Browser, type Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumArguments, findChromium } from '../support/chromium.mjs';
import { findFaint } from './resets/faint-texts.js';
import { openScene } from './resets/looks.js';

// The built stylesheets on pages that turn dark by themselves, with and without declaring it (`color-scheme`).

const root = new URL('../../', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), 'utf8');
const white = 'body { background: #fff; color: #171717 }';
const black = 'body { background: #000; color: #ededed }';

/** The page's own stylesheet, and the class of `<html>`. */
const pages: Readonly<Record<string, readonly [css: string, className?: string]>> = {
  'a white page': [white],
  'a white page that claims to be dark too': [`:root { color-scheme: light dark } ${white}`],
  'a black page': [black],
  'a black page that says so': [`:root { color-scheme: dark } ${black}`],
  'a page that is dark as the system is, by media query alone': [
    `${white} @media (prefers-color-scheme: dark) { ${black} }`,
  ],
  'a page that is dark by a class alone': [`${white} .dark body { background: #0f172a; color: #e2e8f0 }`, 'dark'],
  'Bootstrap’s dark page': ['body { background: #212529; color: #dee2e6 }'],
  'shadcn/ui’s page, dark by its class alone, with the theme to copy': [
    `:root { --foreground: #0a0a0a; --card: #fff; --muted-foreground: #737373; --destructive: #c10007 }
    .dark { --foreground: #fafafa; --card: #171717; --muted-foreground: #a1a1a1; --destructive: #ff6467 }
    html { background: #fff; color: var(--foreground) } .dark { background: #0a0a0a }
    ${read('stories/support/themes/shadcn.css')}`,
    'dark',
  ],
  'a page with the attribute around the kit': [`${white} main { background: #111 }`],
};

let browser: Browser;
beforeAll(async () => {
  browser = await chromium.launch({ executablePath: findChromium(), args: chromiumArguments });
});
afterAll(() => browser?.close());

describe.each(['dist/styles.css', 'dist/styles.unlayered.css'])('%s', (stylesheet) => {
  let page: Page;
  beforeAll(async () => {
    page = await openScene(browser, ['', read(stylesheet)]);
    // The box of the scene inherits nothing, and lets no stylesheet reach it.
    await page.locator('main').evaluate((main) => main.removeAttribute('style'));
    await provokeErrors(page);
  });

  it.each(Object.entries(pages))('has only texts that can be read on %s', async (name, [css, className = '']) => {
    await page.evaluate(
      ([text, classes, theme]) => {
        const [own] = document.querySelectorAll('style');
        if (own) own.textContent = text;
        document.documentElement.className = classes;
        const main = document.querySelector('main');
        main?.setAttribute('data-phonekit-theme', theme);
        if (!theme) main?.removeAttribute('data-phonekit-theme');
      },
      [css, className, name.includes('attribute') ? 'dark' : ''] as const,
    );
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      expect(await page.evaluate(findFaint, 4.5), `on a ${colorScheme} system`).toEqual([]);
    }
  });
});

/** Errors on the page itself: at the code of the sign-in, and at the field of a form that stands alone. */
async function provokeErrors(page: Page): Promise<void> {
  const challenge = page.locator('[data-part=challenge]');
  await challenge.getByRole('textbox').fill('000000');
  await challenge
    .locator('[data-part=alert]:not([data-empty]), [data-part=code-problem]:not(:empty)')
    .first()
    .waitFor();
  await page.locator('main > [data-part=add-form] [type=submit]').click();
  await page.locator('main > [data-part=add-form] [data-part=alert]:not([data-empty])').waitFor();
}
