import { join } from 'node:path';
import { filesIn, isNewer, run } from './built.mjs';

/**
 * Before the tests of stories in each engine: builds the playground, if it is missing or older than its sources. What
 * went wrong is handed to those tests.
 * @param {import('vitest/node').TestProject} project
 */
export default function ensurePlayground(project) {
  const sources = ['package.json', ...['src', 'stories', '.storybook'].flatMap(filesIn)];
  const isFresh = isNewer([join('storybook-static', 'project.json')], sources);
  project.provide('playgroundFailure', isFresh ? '' : run('build-storybook'));
}
