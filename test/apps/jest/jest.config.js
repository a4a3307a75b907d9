import shown from '../../../stories/support/examples/testing/jest.config.mjs';
import { testPatience } from '../../support/patience.mjs';

/** The configuration that the page "Testing your app" shows, on the tests that it shows and on those of this folder. */
export default {
  ...shown,
  rootDir: '../../..',
  moduleNameMapper: { '\\.css$': '<rootDir>/test/apps/jest/empty.js' },
  roots: ['<rootDir>/test/apps/account', '<rootDir>/test/apps/jest', '<rootDir>/stories/support/examples/testing'],
  testMatch: ['**/*.test.tsx'],
  testTimeout: testPatience,
  setupFilesAfterEnv: [...shown.setupFilesAfterEnv, '<rootDir>/test/apps/setup.ts'],
};
