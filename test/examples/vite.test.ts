import { describe, expect, it } from 'vitest';
import { buildApp, frameworks, viteApp } from './support/app.js';
import { addNumber, openApp } from './support/person.js';
import { startServer, startVite } from './support/server.js';
import { runApp } from './support/running-app.js';

describe('the app of the page "Vite and Hono"', () => {
  const running = runApp(async () => {
    const folder = await buildApp('vite', {
      parts: [...viteApp, ['.', `${frameworks}/vite`]],
      commands: [['vite/bin/vite.js', 'build']],
      servers: ['server.ts'],
    });
    return startVite(folder, await startServer(folder, ['server.mjs']));
  });

  it('adds and verifies a number, and shows it after a reload', async () => {
    const { page, problems } = await openApp(running.browser, running.app, '/');
    await addNumber(page, running.app);
    expect(problems).toEqual([]);
  });
});
