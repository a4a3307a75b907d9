import Module, { register } from 'node:module';
import { under18 } from './react-18-hooks.mjs';

// With `node --import` of this file, every import of React resolves to React 18, also in packages, which Vite leaves to
// Node.

register('./react-18-hooks.mjs', import.meta.url);

const module = /** @type {{ _resolveFilename: (specifier: string, ...rest: unknown[]) => string }} */ (
  /** @type {unknown} */ (Module)
);
const resolve = module._resolveFilename;
module._resolveFilename = function resolveFilename(specifier, ...rest) {
  return resolve.call(this, under18(specifier), ...rest);
};
