import { describe, expect, it } from 'vitest';
import { buildApp, viteApp } from './support/app.js';
import { findFaintTexts, openApp } from './support/person.js';
import { startVite } from './support/server.js';
import { runApp } from './support/running-app.js';

describe('beside MUI, with its CssBaseline', () => {
  const running = runApp(async () =>
    startVite(
      await buildApp('mui', {
        parts: [
          ...viteApp,
          ['src/MuiApp.tsx', 'stories/support/examples/styles/MuiApp.tsx'],
          ['src/mui.css', 'stories/support/examples/styles/mui.css'],
          ['.', 'test/apps/mui'],
        ],
        commands: [['vite/bin/vite.js', 'build']],
      }),
    ),
  );

  it.each([
    ['as the page shows', 'sample', 'light'],
    ['as the page shows', 'sample', 'dark'],
    ['without enableColorScheme', 'no-color-scheme', 'light'],
    ['without enableColorScheme', 'no-color-scheme', 'dark'],
    ['with a class', 'class', 'light'],
    ['without CSS variables', 'no-variables', 'light'],
  ] as const)('every text can be read on what it is on: %s (%s), on a %s system', async (_, variant, colorScheme) => {
    const { page, problems } = await openApp(running.browser, running.app, `/?${variant}`, { colorScheme });
    await page.getByRole('button', { name: 'Add phone number' }).click();
    await page.getByRole('textbox', { name: 'Phone number' }).waitFor();
    expect(await findFaintTexts(page)).toEqual([]);
    expect(problems).toEqual([]);
  });
});
