import modules from './jest.config.mjs';

export default {
  ...modules,
  extensionsToTreatAsEsm: [],
  transformIgnorePatterns: ['/node_modules/(?!phonekit/)'],
  moduleNameMapper: { ...modules.moduleNameMapper, '^libphonenumber-js/core/es6$': 'libphonenumber-js/core' },
};
