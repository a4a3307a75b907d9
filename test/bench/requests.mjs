import { fileURLToPath } from 'node:url';
import { table, targetTable } from './figures.mjs';

// How many requests each task sends to the backend.

/** @returns {Promise<string>} a section of RESULTS.md */
export async function requests() {
  const { kit, clerk } = await countInVite();
  const tasks = Object.keys(kit);
  const countOf = (/** @type {Record<string, readonly string[]>} */ requestsByTask, /** @type {string} */ task) =>
    requestsByTask[task]?.length ?? NaN;
  const single = tasks.filter((task) => !['add and verify', 'second step of a sign-in'].includes(task));
  return [
    targetTable([
      { what: 'requests to add and verify a number', measured: countOf(kit, 'add and verify'), atMost: 3, digits: 0 },
      {
        what: 'requests of any other task of a person who is signed in',
        measured: Math.max(...single.map((task) => countOf(kit, task))),
        atMost: 1,
        digits: 0,
      },
      {
        what: 'requests of the second step of a sign-in',
        measured: countOf(kit, 'second step of a sign-in'),
        atMost: 3,
        digits: 0,
      },
    ]),
    "The kit over `httpAdapter` and its own handler, and Clerk's client as an app calls it. Clerk sends the first " +
      'list with the session, and makes the session active after the second step:',
    table(
      ['task', 'phonekit', '@clerk/clerk-js'],
      tasks.map((task) => [task, countOf(kit, task), countOf(clerk, task)]),
    ),
  ].join('\n\n');
}

/**
 * The sources are TypeScript, which Vite loads.
 * @returns {ReturnType<typeof import('./requests/count.js').countRequests>}
 */
async function countInVite() {
  const { runnerImport } = await import('vite');
  const path = fileURLToPath(new URL('requests/count.ts', import.meta.url));
  const { module } = await runnerImport(path, { configFile: false, logLevel: 'error' });
  return /** @type {any} */ (module).countRequests();
}
