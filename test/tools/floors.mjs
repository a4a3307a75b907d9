import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseAst } from 'vite';

// The lowest version of each browser that supports the built kit, from the features of its JavaScript and stylesheet
// and MDN's compatibility data.

/**
 * @typedef {Record<string, unknown> & { __compat?: { support: Record<string, Support | Support[]> } }} Entry
 * @typedef {{ version_added: string | false | null, flags?: unknown }} Support
 * @typedef {Record<string, number>} Versions of each browser; Infinity: none
 */

/** @type {Record<string, Entry>} */
const data = createRequire(import.meta.url)('@mdn/browser-compat-data');
const dist = fileURLToPath(new URL('../../dist/', import.meta.url));

export const browsers = ['chrome', 'edge', 'firefox', 'safari', 'safari_ios', 'samsunginternet_android'];

/**
 * Features that the kit works without, by their names in `usedFeatures`, and the effect. Any other feature raises the
 * floor.
 * @type {Record<string, string>}
 */
export const optional = {
  'light-dark()': 'The light colours alone, in dark mode too.',
  '@container': 'Narrow screens have the layout of wide ones; rows wrap.',
  'container-type': 'As without `@container`.',
  ':dir': 'From right to left, the number and the list of countries are aligned to the wrong side.',
  ':has()': 'The buttons of an empty list and of a row are aligned as elsewhere.',
  rotate: 'The arrow of the country button points sideways, and the spinner stands still.',
  'color-mix()': 'A button under the pointer does not change its colour.',
  'relative colours': 'An error on a dark page that sets no `color-scheme` is dark red.',
  'oklch()': 'As without relative colours.',
  ':autofill': 'A code that was filled in has the colours of the browser.',
  'overscroll-behavior': 'The page scrolls on at the end of the list of countries.',
  'user-select': 'A press can select text of a button.',
  'forced-color-adjust': 'Forced colours apply to flags too.',
  'showPopover()': 'The list of countries is drawn inside its container, which may clip it.',
  requestIdleCallback: 'Forms are loaded 200 ms after the first screen.',
  cancelIdleCallback: 'As without `requestIdleCallback`.',
  'navigator.clipboard': 'Backup codes are selected, for the user to copy.',
  'navigator.credentials': 'The code is typed, or filled in by the keyboard’s suggestion.',
  OffscreenCanvas: 'The flags are pictures.',
};

/**
 * Returns each feature that the built kit uses, with the lowest version of each browser that has it.
 * @returns {Map<string, Versions>}
 */
export function usedFeatures() {
  const css = readFileSync(join(dist, 'styles.css'), 'utf8');
  const scripts = readdirSync(dist, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.js') && !/^(server|testing)[\\/]/.test(name))
    .map((name) => readFileSync(join(dist, name), 'utf8'));
  const features = new Map([...featuresOfCss(css), ...scripts.flatMap(featuresOfScript)]);
  return new Map([...features].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/**
 * Returns the lowest version of each browser that has all of these features.
 * @param {Iterable<Versions>} features
 */
export function floorOf(features) {
  const all = [...features];
  return Object.fromEntries(browsers.map((name) => [name, Math.max(...all.map((versions) => versions[name] ?? 0))]));
}

/**
 * @param {string} css
 * @returns {[string, Versions][]}
 */
export function featuresOfCss(css) {
  const plain = css.replace(/\/\*[\s\S]*?\*\//g, '').replace(/'[^']*'|"[^"]*"/g, "''");
  const { css: root } = /** @type {{ css: Entry }} */ (/** @type {unknown} */ (data));
  /** @type {(pattern: RegExp) => string[]} */
  const found = (pattern) => [...new Set([...plain.matchAll(pattern)].map(([, name = '']) => name))];
  const rows = [
    ...found(/@([a-z-]+)/g).map((name) => row(`@${name}`, [at(root, 'at-rules', name)])),
    ...found(/(?:^|[;{])\s*(-?[a-z][a-z-]*)\s*:(?!:)/gm).map((name) => row(name, [at(root, 'properties', name)])),
    ...found(/:(?<!::)([a-z-]+)(?=[\s,.:({)[>~+])/g).map((name) => {
      const entry = at(root, 'selectors', name);
      return row(name === 'has' ? ':has()' : `:${name}`, [entry]);
    }),
    ...found(/\b([a-z-]+)\(\s*from\b/g).map((name) =>
      row('relative colours', [at(root, 'types', 'color', name, 'relative_syntax')]),
    ),
    ...found(/\b([a-z-]+)\(/g).map((name) => row(`${name}()`, entriesNamed(at(root, 'types'), name))),
  ];
  return rows.flatMap((made) => (made ? [made] : []));
}

/**
 * @param {string} text
 * @returns {[string, Versions][]}
 */
export function featuresOfScript(text) {
  /** @type {Map<string, Versions>} */
  const features = new Map();
  /** @param {ReturnType<typeof row>} made */
  const add = (made) => made && features.set(...made);
  const { javascript, api } = data;
  walk(parseAst(text), (node) => {
    const syntax = syntaxOf(node);
    if (syntax) add(row(syntax[0], [at(javascript, ...syntax[1])]));
    if (node.type === 'Identifier') {
      const { name } = node;
      const made = row(name, [own(at(javascript, 'builtins'), name) ?? own(api, name) ?? at(api, 'Window', name)]);
      // A name without data is the kit's own.
      if (made && Object.values(made[1]).some(Number.isFinite)) add(made);
    }
    if (node.type !== 'MemberExpression' || node.computed) return;
    const member = node.property.name;
    const object = node.object.type === 'Identifier' ? node.object.name : '';
    if (object === 'navigator' && own(at(api, 'Navigator'), member))
      add(row(`navigator.${member}`, [at(api, 'Navigator', member)]));
    else if (own(at(javascript, 'builtins'), object) ?? own(api, object))
      add(
        row(`${object}.${member}`, [
          static_(at(javascript, 'builtins', object), member),
          static_(at(api, object), member),
        ]),
      );
    // The oldest method of this name counts, since the type of its object is unknown.
    else if (isCalled(node)) add(row(`${member}()`, methods(member)));
  });
  return [...features];
}

/** @type {readonly string[]} */
const domInterfaces = ['AbortSignal', 'Document', 'Element', 'Event', 'EventTarget', 'HTMLElement', 'Node', 'Request'];
/**
 * The classes whose methods are looked up by name. The kit uses no other, and has methods with the same names.
 * @type {Entry[]}
 */
const classes = [
  ...Object.entries(/** @type {Record<string, Entry>} */ (at(data.javascript, 'builtins'))).flatMap(([name, entry]) =>
    /^(Iterator|AsyncIterator|Atomics)$/.test(name) ? [] : [entry],
  ),
  ...domInterfaces.map((name) => at(data.api, name)),
];

/** @param {string} name */
const methods = (name) => classes.map((of) => own(of, name));

/** @type {WeakSet<object>} */
const callees = new WeakSet();
/** @param {object} node */
const isCalled = (node) => callees.has(node);

/**
 * @param {any} node of ESTree
 * @param {(node: any) => void} visit
 */
function walk(node, visit) {
  if (node.type === 'CallExpression') callees.add(node.callee);
  if (node.type) visit(node);
  for (const child of Object.values(node))
    for (const each of Array.isArray(child) ? child : [child]) if (each && typeof each === 'object') walk(each, visit);
}

/**
 * @param {any} node
 * @returns {[string, string[]] | null} the syntax that is younger than ES2017, and where its data is
 */
function syntaxOf(node) {
  if (node.type === 'ChainExpression') return ['?.', ['operators', 'optional_chaining']];
  if (node.type === 'LogicalExpression' && node.operator === '??') return ['??', ['operators', 'nullish_coalescing']];
  if (node.type === 'AssignmentExpression' && ['??=', '||=', '&&='].includes(node.operator))
    return [node.operator, ['operators', 'nullish_coalescing_assignment']];
  if (node.type === 'ImportExpression') return ['import()', ['operators', 'import']];
  if (node.type === 'PropertyDefinition') return ['class fields', ['classes', 'public_class_fields']];
  if (node.type === 'PrivateIdentifier') return ['#private', ['classes', 'private_class_fields']];
  if (node.type === 'StaticBlock') return ['static {}', ['classes', 'static', 'initialization_blocks']];
  if (node.type === 'ForOfStatement' && node.await) return ['for await', ['statements', 'for_await_of']];
  if (node.type === 'ObjectPattern' || node.type === 'ObjectExpression')
    return node.properties.some((/** @type {any} */ { type }) => /Rest|Spread/.test(type))
      ? ['{ ... }', ['operators', 'spread', 'spread_in_object_literals']]
      : null;
  if (node.type === 'Literal' && node.bigint) return ['bigint', ['builtins', 'BigInt']];
  if (node.type === 'Literal' && node.regex) {
    if (/\(\?<[!=]/.test(node.regex.pattern)) return ['lookbehind', ['regular_expressions', 'lookbehind_assertion']];
    if (node.regex.flags.includes('v')) return ['/v', ['builtins', 'RegExp', 'unicodeSets']];
    if (/\\p\{/u.test(node.regex.pattern)) return ['\\p{}', ['regular_expressions', 'unicode_character_class_escape']];
  }
  return null;
}

/**
 * @param {string} name
 * @param {readonly (Entry | undefined)[]} entries of which the oldest counts
 * @returns {[string, Versions] | null} null if none has data, as for a name of the kit's own
 */
function row(name, entries) {
  const known = entries.flatMap((entry) => (entry?.__compat ? [entry.__compat.support] : []));
  if (known.length === 0) return null;
  const version = (/** @type {string} */ browser) =>
    Math.min(...known.map((support) => firstVersion(support[browser])));
  return [name, Object.fromEntries(browsers.map((browser) => [browser, version(browser)]))];
}

/** @param {Support | Support[] | undefined} support */
function firstVersion(support) {
  // Replaced features count too, such as a dropped prefix.
  const whole = [support ?? []].flat().filter(({ flags }) => !flags);
  return Math.min(
    ...whole.map(({ version_added: added }) =>
      added && added !== 'preview' ? parseFloat(added.replace('≤', '')) : Infinity,
    ),
  );
}

/**
 * @param {Entry | undefined} entry
 * @param {...string} path
 * @returns {Entry}
 */
function at(entry, ...path) {
  return path.reduce((/** @type {Entry} */ found, name) => own(found, name) ?? {}, entry ?? {});
}

/**
 * @param {Entry | undefined} entry
 * @param {string} name
 * @returns {Entry | undefined}
 */
function own(entry, name) {
  return entry && name && Object.hasOwn(entry, name) ? /** @type {Entry} */ (entry[name]) : undefined;
}

/**
 * @param {Entry} entry
 * @param {string} name
 */
function static_(entry, name) {
  return own(entry, `${name}_static`) ?? own(entry, name);
}

/**
 * Every entry of this name below an entry.
 * @param {Entry} entry
 * @param {string} name
 * @returns {Entry[]}
 */
function entriesNamed(entry, name) {
  return Object.entries(entry).flatMap(([key, child]) => {
    if (key === '__compat' || !child || typeof child !== 'object') return [];
    const below = entriesNamed(/** @type {Entry} */ (child), name);
    return key === name ? [/** @type {Entry} */ (child), ...below] : below;
  });
}
