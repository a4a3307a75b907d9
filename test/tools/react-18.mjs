import Module, { register } from 'node:module';
import { under18 } from './react-18-hooks.mjs';

// `node --import` this, and whatever imports React gets React 18: packages too, which Vite leaves to Node.

register('./react-18-hooks.mjs', import.meta.url);

const module = /** @type {{ _resolveFilename: (specifier: string, ...rest: unknown[]) => string }} */ (
  /** @type {unknown} */ (Module)
);
const resolve = module._resolveFilename;
module._resolveFilename = function resolveFilename(specifier, ...rest) {
  return resolve.call(this, under18(specifier), ...rest);
};
