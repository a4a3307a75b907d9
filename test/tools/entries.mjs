import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = new URL('../../', import.meta.url);

/** The entry points, of which `exports` in package.json is the one list: `phonekit/service` → `service/index`. */
export const entries = Object.entries(manifest().exports)
  .flatMap(([name, target]) => {
    if (typeof target === 'string') return []; // package.json itself
    const built = target.default;
    const module = built.replace(/^\.\/dist\/|\.(js|css)$/g, '');
    return [{ name: name.replace(/^\./, 'phonekit'), module, built, isStylesheet: built.endsWith('.css') }];
  });

/**
 * The file that an entry point is built from. One that is missing is an error: a package that promises it would be published without it.
 * @param {{ name: string, module: string, isStylesheet: boolean }} entry
 */
export function sourceOf({ name, module, isStylesheet }) {
  const candidates = isStylesheet ? [`src/styles/${module}.css`] : [`src/${module}.ts`, `src/${module}.tsx`];
  const found = candidates.map((path) => fileURLToPath(new URL(path, root))).find((path) => existsSync(path));
  if (!found) throw new Error(`package.json exports ${name}, but there is no ${candidates.join(' or ')} to build it from.`);
  return found;
}

/** @returns {{ name: string, exports: Record<string, string | { types: string, default: string }>, dependencies: Record<string, string>, peerDependencies: Record<string, string> }} */
export function manifest() {
  return JSON.parse(readFileSync(new URL('package.json', root), 'utf8'));
}
