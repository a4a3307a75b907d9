import { describe, expect, it } from 'vitest';
import { buildApp, frameworks, viteApp } from './support/app.js';
import { addNumber, openApp } from './support/person.js';
import { startServer, startVite } from './support/server.js';
import { runApp } from './support/running-app.js';

// Each over the API of its page: React Router's as a resource route, TanStack Start's as a server route.

describe.each([
  { page: 'React Router', name: 'react-router', folders: ['react-router'] },
  {
    page: 'TanStack Router and Start',
    name: 'tanstack',
    folders: ['tanstack-router', 'tanstack-start'],
  },
])('the app of the page $page', ({ name, folders }) => {
  const running = runApp(async () => {
    const folder = await buildApp(name, {
      parts: [
        ...viteApp,
        ...['vite', ...folders].map((folder) => ['.', `${frameworks}/${folder}`] as const),
        ['.', 'test/apps/router'],
        ['.', `test/apps/${name}`],
      ],
      commands: [['vite/bin/vite.js', 'build']],
      servers: ['server.ts'],
    });
    return startVite(folder, await startServer(folder, ['server.mjs']));
  });

  it('loads the list with the route, adds and verifies a number, and shows it after a reload', async () => {
    const { page, problems } = await openApp(running.browser, running.app, '/settings');
    await addNumber(page, running.app);
    expect(problems).toEqual([]);
  });
});
