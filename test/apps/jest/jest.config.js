import shown from '../../../stories/support/examples/testing/jest.config.js';

/** The configuration that the page "Testing your app" shows, on the tests that it shows and on those of this folder. */
export default {
  ...shown,
  rootDir: '../../..',
  roots: ['<rootDir>/test/apps/account', '<rootDir>/test/apps/jest', '<rootDir>/stories/support/examples/testing'],
  testMatch: ['**/*.test.tsx'],
  testTimeout: 60_000,
  setupFilesAfterEnv: [...shown.setupFilesAfterEnv, '<rootDir>/test/apps/setup.ts'],
};
