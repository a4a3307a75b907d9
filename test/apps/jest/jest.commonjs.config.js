import shown from '../../../stories/support/examples/testing/jest.commonjs.config.mjs';
import modules from './jest.config.js';

/** Jest as it is out of the box, which turns modules into CommonJS: some of the tests, on React 18.2. */
export default {
  ...modules,
  ...shown,
  testMatch: ['**/testing/*.test.tsx', '**/jest/*.test.tsx', '**/account/react.test.tsx'],
  setupFilesAfterEnv: modules.setupFilesAfterEnv,
  moduleNameMapper: {
    ...shown.moduleNameMapper,
    ...modules.moduleNameMapper,
    '^(react|react-dom)$': '$1-18',
    '^(react|react-dom)/(.*)$': '$1-18/$2',
  },
};
