/**
 * Of the test files of the sources, those that need React and a DOM, and nothing else of a browser: folders, and files.
 */
export const inJsdom = [
  'test/hooks/',
  'test/provider/',
  'test/query/',
  'test/scenarios/activity.test.tsx',
  'test/scenarios/late-answers.test.tsx',
  'test/scenarios/offline.test.tsx',
  'test/scenarios/own-texts.test.tsx',
  'test/scenarios/secrets.test.tsx',
  'test/components/shared/ListFailure.test.tsx',
  'test/scenarios/step-up.test.tsx',
  'test/scenarios/unmounting.test.tsx',
  'test/testing/faulty-adapter.test.tsx',
];
