/** @param {string} specifier */
export function under18(specifier) {
  return specifier.replace(/^(react|react-dom)(?=\/|$)/, '$1-18');
}

/** @type {import('node:module').ResolveHook} */
export function resolve(specifier, context, nextResolve) {
  return nextResolve(under18(specifier), context);
}
