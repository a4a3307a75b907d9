import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { openPage } from '../support/open-page.js';
import { readColours, themes } from '../support/themes.js';
import { buildApp, frameworks } from './support/app.js';
import { addNumber, findFaintTexts, openApp } from './support/person.js';
import { startNext } from './support/server.js';
import { runApp } from './support/running-app.js';

const running = runApp(async () =>
  startNext(
    await buildApp('next', {
      parts: [
        ['.', 'test/apps/any'],
        ['.', `${frameworks}/next`],
        ['.', 'test/apps/next'],
        ...Object.entries(themes).flatMap(([name, theme]) => [
          [`app/themes/${name}/theme.css`, theme] as const,
          [`app/themes/${name}`, 'test/apps/theme'] as const,
        ]),
      ],
      commands: [['next/dist/bin/next', 'build']],
    }),
  ),
);

describe('the app of the page "Next.js"', () => {
  it('adds and verifies a number, and shows it after a reload', async () => {
    const { page, problems } = await openApp(running.browser, running.app, '/settings');
    await addNumber(page, running.app);
    expect(problems).toEqual([]);
  });

  it('sends the list with formatted numbers, and the browser shows it without a request', async () => {
    const html = await (await fetch(`${running.app.address}/settings`)).text();
    expect(html).toContain('>+1 201 555 0123</bdi>');
    const { page, problems, requests } = await openApp(running.browser, running.app, '/settings');
    // On a busy machine the list could be stale before it is shown.
    await page.clock.setFixedTime(Date.now());
    requests.length = 0;
    await page.reload();
    await page.getByRole('button', { name: 'Remove +1 201 555 0123' }).click();
    await page.getByRole('button', { name: 'Remove number' }).waitFor();
    expect(requests.filter((url) => url.endsWith('/api/phone/phone_numbers'))).toEqual([]);
    expect(problems).toEqual([]);
    expect(running.app.readOutput()).not.toMatch(/error/i);
  });

  it('can be read on a dark system, with the styles of create-next-app', async () => {
    const { page } = await openApp(running.browser, running.app, '/settings', { colorScheme: 'dark' });
    await page.getByRole('button', { name: 'Add phone number' }).click();
    await page.getByRole('textbox', { name: 'Phone number' }).waitFor();
    expect(await findFaintTexts(page)).toEqual([]);
  });
});

describe.each(Object.entries(themes))('the theme %s, built by Next.js', (name, path) => {
  it('has the colours of its source, however the app turns dark', async () => {
    const sources = ['test/apps/next/app/globals.css', 'dist/styles.css', path].map((file) =>
      readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8'),
    );
    const source = await openPage(running.browser);
    await source.setContent(`<!doctype html><style>${sources.join('\n')}</style>`);
    const { page } = await openApp(running.browser, running.app, `/themes/${name}`);
    const built = await readColours(page);
    expect(built).toEqual(await readColours(source));
    expect(new Set(Object.values(built).map(String)).size).toBe(2);
  });
});
