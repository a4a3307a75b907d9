import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import { patience } from '../support/patience.mjs';
import { startEngine, type Engine, type Tab } from './support/engine.js';
import { readStories, servePlayground, type Playground } from './support/playground.js';
import { until } from './support/webdriver.js';

// Every story with its play, in the playground as it is published. `npm test` runs those below, whose layout, focus and
// input differ most between engines; `npm run test:browsers` runs all.

const main = [
  'pages-account-settings--default',
  'pages-sign-in-step--default',
  'guides-backends-http-and-server--all-operations',
  'components-phonenumbers--verified',
  'components-phonenumberlist--removing',
  'components-addphoneform--too-short',
  'components-verifyphoneform--wrong-code',
  'components-backupcodes--leaving',
  'components-secondfactorchallenge--wrong-backup-code',
  'components-secondfactorsettings--turned-on',
  'primitives-phonefield--country-search',
  'primitives-codefield--pressed-slot',
];
const stories = readStories().filter(({ id }) => process.env.RUN_ALL_BY_ENGINE || main.includes(id));

let engine: Engine;
let playground: Playground;
let tab: Tab;
let isBroken = true;

beforeAll(async () => {
  expect(inject('playgroundFailure'), 'the playground does not build').toBe('');
  [engine, playground] = await Promise.all([startEngine(), servePlayground()]);
  tab = await engine.openTab();
});
afterAll(async () => {
  await engine.close();
  playground.close();
});
afterEach(({ task }) => {
  isBroken = task.result?.state === 'fail';
});

describe('each story is shown and played without an error, and axe finds nothing', () => {
  it.each(stories)('$title', async ({ id }) => {
    if (isBroken) await tab.goto(playground.address(id));
    else await select(id);
    expect(await outcomeOf(id)).toEqual({ errors: [], axe: [] });
  });
});

describe('the check of a story', () => {
  const id = 'primitives-codefield--pressed-slot';

  it.each([
    [
      'an error in the play',
      () => {
        HTMLElement.prototype.focus = () => {
          throw new Error('on purpose');
        };
      },
      { errors: expect.arrayContaining([expect.stringContaining('on purpose')]) },
    ],
    ['an error on the console', () => console.error('on purpose'), { errors: ['on purpose'] }],
    [
      'a text without contrast',
      () => document.head.append(Object.assign(document.createElement('style'), { textContent: '* { opacity: 0.8 }' })),
      { axe: expect.arrayContaining([expect.stringContaining('color-contrast')]) },
    ],
  ])('finds %s', async (_, spoil, found) => {
    await tab.goto(playground.address('primitives-codefield--default'));
    await outcomeOf('primitives-codefield--default');
    await tab.evaluate(spoil);
    await select(id);
    expect(await outcomeOf(id)).toMatchObject(found);
  });
});

/** Goes from one story to the next, as a press in the menu does, which takes a third of the time of a new page. */
const select = (id: string) =>
  tab.evaluate((storyId) => {
    const channel = window.__STORYBOOK_ADDONS_CHANNEL__;
    channel.data = {};
    channel.emit('setCurrentStory', { storyId, viewMode: 'story' });
  }, id);

/** Waits until a story, its play and axe have finished, and returns what was wrong. */
async function outcomeOf(id: string): Promise<{ errors: string[]; axe: string[] }> {
  // A play function waits as long as a test, and then reports what did not appear.
  await until(async () => (await tab.evaluate(finishedStory)) === id, `${id} does not finish`, 2 * patience);
  return tab.evaluate(() => {
    const channel = window.__STORYBOOK_ADDONS_CHANNEL__;
    const failures = ['playFunctionThrewException', 'storyThrewException', 'storyErrored'].flatMap(
      (name) => (channel.last(name) ?? []) as Failure[],
    );
    const [finished] = channel.last('storyFinished') as [Finished];
    return {
      errors: [
        ...failures.map(({ message, description }) => message ?? description ?? ''),
        ...window.complaints.splice(0),
      ],
      axe: finished.reporters.flatMap(({ result }) =>
        (result?.violations ?? []).flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`)),
      ),
    };
  });
}

function finishedStory() {
  const [finished] = (window.__STORYBOOK_ADDONS_CHANNEL__?.last('storyFinished') ?? []) as Finished[];
  return finished?.storyId;
}

interface Failure {
  message?: string;
  description?: string;
}

/** What Storybook reports when a story, its play and axe have finished. */
interface Finished {
  storyId: string;
  reporters: { result?: { violations?: { id: string; nodes: { html: string }[] }[] } }[];
}
