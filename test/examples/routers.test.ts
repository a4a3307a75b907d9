import { describe, expect, it } from 'vitest';
import { buildApp } from './support/app.js';
import { addNumber, openApp } from './support/person.js';
import { startServer, startVite } from './support/server.js';
import { useApp } from './support/use-app.js';

// Each over the API of its page: React Router's as a resource route, TanStack Start's as a server route.

describe.each([
  { page: 'React Router', name: 'react-router', samples: ['frameworks/react-router'] },
  {
    page: 'TanStack Router and Start',
    name: 'tanstack',
    samples: ['frameworks/tanstack-router', 'frameworks/tanstack-start'],
  },
])('the app of the page $page', ({ name, samples }) => {
  const running = useApp(async () => {
    const folder = await buildApp(name, {
      samples: ['frameworks/vite', ...samples],
      own: ['any', 'vite', 'router', name],
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
