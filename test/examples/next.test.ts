import { describe, expect, it } from 'vitest';
import { buildApp } from './support/app.js';
import { addNumber, openApp } from './support/person.js';
import { startNext } from './support/server.js';
import { useApp } from './support/use-app.js';

describe('the app of the page "Next.js"', () => {
  const running = useApp(async () =>
    startNext(
      await buildApp('next', {
        samples: ['frameworks/next'],
        own: ['any', 'next'],
        commands: [['next/dist/bin/next', 'build']],
      }),
    ),
  );

  it('adds and verifies a number, and shows it after a reload', async () => {
    const { page, problems } = await openApp(running.browser, running.app, '/settings');
    await addNumber(page, running.app);
    expect(problems).toEqual([]);
  });

  it('sends the list with formatted numbers, and the browser shows it without a request', async () => {
    const html = await (await fetch(`${running.app.address}/settings`)).text();
    expect(html).toContain('>+1 201 555 0123</bdi>');
    const { page, problems, requests } = await openApp(running.browser, running.app, '/settings');
    await page.getByRole('button', { name: 'Remove +1 201 555 0123' }).click();
    await page.getByRole('button', { name: 'Remove number' }).waitFor();
    expect(requests.filter((url) => url.endsWith('/api/phone/phone_numbers'))).toEqual([]);
    expect(problems).toEqual([]);
  });
});
