import modules from './jest.config.js';

export default {
  ...modules,
  extensionsToTreatAsEsm: [],
  transformIgnorePatterns: ['/node_modules/(?!phonekit/)'],
  moduleNameMapper: { '^libphonenumber-js/core/es6$': 'libphonenumber-js/core' },
};
