import modules from './jest.config.js';

/** Jest as it is out of the box, which turns modules into CommonJS: it is told to do so with the kit too. On React 18.2. */
export default {
  ...modules,
  extensionsToTreatAsEsm: [],
  transformIgnorePatterns: ['/node_modules/(?!phonekit/)'],
  moduleNameMapper: {
    '^libphonenumber-js/core/es6$': 'libphonenumber-js/core',
    '^(react|react-dom)$': '$1-18',
    '^(react|react-dom)/(.*)$': '$1-18/$2',
  },
};
