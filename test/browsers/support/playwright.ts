import { chromium, firefox, webkit, type Browser, type Frame, type Page } from 'playwright';
import { chromiumArguments, findChromium } from '../../support/chromium.mjs';
import { firefoxLaunchOptions } from '../../support/engines/firefox.mjs';
import { patience } from '../../support/patience.mjs';
import { chromiumInput } from './chromium-input.js';
import type { Engine, EngineName, Settings, Tab } from './engine.js';
import { firefoxPrinter } from './firefox-printer.js';
import { startPartitioningChromium } from './partitioning-chromium.js';

export async function startPlaywright(name: EngineName, settings: Settings = {}): Promise<Engine> {
  const { forcedColors } = settings;
  const printer = name === 'firefox' ? firefoxPrinter() : undefined;
  const { browser, close } = await launch(name, settings, printer?.preferences);
  // In a new context, as in a private window, Chromium blocks rather than partitions.
  const context =
    browser.contexts()[0] ??
    (await browser.newContext({
      viewport: { width: 1280, height: 1000 },
      ...(forcedColors && { forcedColors: 'active', colorScheme: forcedColors }),
    }));
  context.setDefaultTimeout(patience);
  return {
    title: `${titles[name]} ${browser.version()}`,
    openTab: async () => {
      const page = await context.newPage();
      return { ...tabOf(page), ...(name === 'chromium' && chromiumInput(page)) };
    },
    ...(printer && { readPrinted: () => printer.read(context) }),
    close: async () => {
      await close();
      printer?.remove();
    },
  };
}

const titles: Record<EngineName, string> = { chromium: 'Chromium', firefox: 'Firefox', webkit: 'WebKit' };

async function launch(name: EngineName, { forcedColors, thirdParties }: Settings, printing: object | undefined) {
  if (name === 'webkit') return closable(await webkit.launch());
  if (name === 'firefox') {
    const firefoxUserPrefs = {
      // The list of downloads would take the focus from the page.
      'browser.download.alwaysOpenPanel': false,
      // In one process, since keys that come through BiDi do not reach the frame of another.
      'fission.webContentIsolationStrategy': 0,
      ...(forcedColors && firefoxPalettes[forcedColors]),
      ...(thirdParties === 'blocked' && { 'network.cookie.cookieBehavior': 1 }),
      ...printing,
    };
    return closable(await firefox.launch({ ...firefoxLaunchOptions(), firefoxUserPrefs }));
  }
  if (thirdParties === 'partitioned') return startPartitioningChromium();
  return closable(
    await chromium.launch({
      executablePath: findChromium(),
      args: [...chromiumArguments, ...(thirdParties ? ['--test-third-party-cookie-phaseout'] : [])],
      // Playwright turns the cache off.
      ignoreDefaultArgs: ['--disable-back-forward-cache'],
    }),
  );
}

const closable = (browser: Browser) => ({ browser, close: () => browser.close() });

/** Playwright cannot emulate forced colours in Firefox: these override the colours of all pages. */
const light = { 'browser.display.document_color_use': 2 };
const firefoxPalettes = {
  light,
  dark: {
    ...light,
    'ui.systemUsesDarkTheme': 1,
    'layout.css.prefers-color-scheme.content-override': 0,
    'browser.display.background_color': '#000000',
    'browser.display.foreground_color': '#FFFFFF',
  },
};

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
