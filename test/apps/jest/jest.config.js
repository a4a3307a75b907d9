/** Jest with native modules: `NODE_OPTIONS=--experimental-vm-modules jest`. The kit needs nothing of its own here. */
export default {
  rootDir: '..',
  roots: ['<rootDir>/account', '<rootDir>/jest'],
  testEnvironment: 'jsdom',
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: {
    '\\.[jt]sx?$': ['babel-jest', { presets: [['@babel/preset-env', { targets: { node: 'current' } }], ['@babel/preset-react', { runtime: 'automatic' }], '@babel/preset-typescript'] }],
  },
  setupFilesAfterEnv: ['@testing-library/jest-dom', '<rootDir>/setup.ts'],
};
