import { chromium, firefox, type Frame, type Page } from 'playwright';
import { chromiumArguments, findChromium } from '../../support/chromium.mjs';
import { firefoxExecutable } from '../../support/engines/firefox.mjs';
import { patience } from '../../support/patience.mjs';
import { chromiumInput } from './chromium-input.js';
import type { Engine, Tab } from './engine.js';
import { firefoxPrinter } from './firefox-printer.js';

export async function startPlaywright(name: 'chromium' | 'firefox'): Promise<Engine> {
  const printer = name === 'firefox' ? firefoxPrinter() : undefined;
  const browser =
    name === 'chromium'
      ? await chromium.launch({
          executablePath: findChromium(),
          args: chromiumArguments,
          // Playwright turns the cache off.
          ignoreDefaultArgs: ['--disable-back-forward-cache'],
        })
      : await firefox.launch({
          channel: 'moz-firefox',
          executablePath: firefoxExecutable,
          // The list of downloads would take the focus from the page.
          firefoxUserPrefs: { 'browser.download.alwaysOpenPanel': false, ...printer?.preferences },
        });
  const context = await browser.newContext({ viewport: { width: 1280, height: 1000 } });
  context.setDefaultTimeout(patience);
  return {
    title: `${name === 'chromium' ? 'Chromium' : 'Firefox'} ${browser.version()}`,
    openTab: async () => {
      const page = await context.newPage();
      return { ...tabOf(page), ...(name === 'chromium' && chromiumInput(page)) };
    },
    ...(printer && { readPrinted: () => printer.read(context) }),
    close: async () => {
      await browser.close();
      printer?.remove();
    },
  };
}

function tabOf(page: Page, frame: () => Page | Frame = () => page): Tab {
  return {
    goto: async (url) => void (await page.goto(url)),
    reload: async () => void (await page.reload()),
    // By its text, as WebDriver does, since Playwright's types know what a page can return.
    evaluate: (run, argument) => frame().evaluate(`(${run})(${JSON.stringify(argument)})`),
    click: (xpath) => frame().click(`xpath=${xpath}`),
    clickAt: ({ x, y }, clickCount = 1) => page.mouse.click(x, y, { clickCount }),
    type: (text) => page.keyboard.type(text),
    press: (...keys) => page.keyboard.press(keys.join('+')),
    inFrame: () => tabOf(page, () => page.frames()[1] ?? page),
    screenshot: () => page.screenshot({ animations: 'disabled', caret: 'hide' }),
    close: () => page.close(),
  };
}
