/**
 * Of the test files of the sources, those that need React and a DOM, and nothing else of a browser: folders, and files.
 */
export const inJsdom = [
  'test/hooks/',
  'test/provider/',
  'test/query/',
  'test/components/late-answers.test.tsx',
  'test/components/offline.test.tsx',
  'test/components/own-texts.test.tsx',
  'test/components/secrets.test.tsx',
  'test/components/shared/ListFailure.test.tsx',
  'test/components/step-up.test.tsx',
  'test/components/unmounting.test.tsx',
  'test/testing/faulty-adapter.test.tsx',
];
