/**
 * Writes the built main entry as `export *` lines, one for each file that it exports from, each through a small file
 * that re-exports the public names.
 *
 * Both are for esbuild. If any name of a barrel's `export { … } from` lines is used, esbuild puts all of the barrel's
 * modules into the first chunk, including those only ever loaded by import(), and so would load the phone metadata
 * before the first paint: hence `export *`. Without code splitting it wraps each module that import() can reach in a
 * function, and if only `export *` leads from the app to such a module, no file calls that function: hence the small
 * files.
 * @returns {import('vite').Plugin}
 */
export function starBarrel() {
  return {
    name: 'star-barrel',
    generateBundle(_, files) {
      const barrel = files['index.js'];
      if (barrel?.type !== 'chunk')
        throw new Error('The build made no index.js: is "." still in exports of package.json?');
      barrel.code = [...publicNames(barrel.code)]
        .map(([file, names]) => {
          const fileName = `public/${file.replaceAll('/', '-')}`;
          const list = names.map(([inFile, name]) => (inFile === name ? name : `${inFile} as ${name}`));
          this.emitFile({ type: 'asset', fileName, source: `export { ${list.join(', ')} } from '../${file}';\n` });
          return `export * from './${fileName}';\n`;
        })
        .join('');
    },
  };
}

/**
 * The names that a barrel exports, by source file: `[name in that file, exported name]`.
 * @param {string} code
 */
function publicNames(code) {
  /** @type {Map<string, [string, string]>} */
  const local = new Map();
  /** @type {Map<string, [string, string][]>} */
  const shown = new Map();
  const rest = code
    .replace(/^import \{([^}]*)\} from "\.\/([^"]+)";$/gm, (_, names, file) => {
      for (const [there, here] of pairs(names)) local.set(here, [file, there]);
      return '';
    })
    .replace(/^export \{([^}]*)\};$/gm, (_, names) => {
      for (const [here, name] of pairs(names)) {
        const [file, there] = local.get(here) ?? [];
        if (file && there) shown.set(file, [...(shown.get(file) ?? []), [there, name]]);
      }
      return '';
    });
  if (rest.replace(/^\/\/.*$/gm, '').trim() !== '')
    throw new Error(
      `src/index.ts may hold named re-exports of the kit's files only, but the built one also holds:\n${rest}`,
    );
  return shown;
}

/**
 * @param {string} names as in `a, b as c`
 * @returns {[string, string][]}
 */
function pairs(names) {
  return names
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean)
    .map((name) => {
      const [from = '', to = from] = name.split(' as ');
      return [from, to];
    });
}
