import { transform } from 'lightningcss';

/** @typedef {import('lightningcss').Selector} Selector */
/** @typedef {import('lightningcss').SelectorComponent} SelectorComponent */

/**
 * Writes `styles.unlayered.css`, the same rules for pages with unlayered stylesheets. An unlayered reset, such as `* {
 * padding: 0 }`, overrides everything in a layer, whether or not it targets the kit. Here the rules are unlayered too,
 * and have the specificity of two attributes and an element, which resets do not reach. What other rules set on the
 * kit's elements, and the kit does not, is reverted first.
 * @returns {import('vite').Plugin}
 */
export function unlayeredStylesheet() {
  return {
    name: 'unlayered-stylesheet',
    generateBundle(_, files) {
      const layered = files['styles.css'];
      if (layered?.type !== 'asset') throw new Error('The build made no styles.css.');
      const source = withoutLayers(layered.source.toString());
      this.emitFile({ type: 'asset', fileName: 'styles.unlayered.css', source });
    },
  };
}

/** @param {string} stylesheet */
function withoutLayers(stylesheet) {
  const { code } = transform({
    filename: 'styles.unlayered.css',
    code: Buffer.from(revert + unwrapLayers(stylesheet)),
    visitor: { Selector: (selector) => (mentionsKit(selector) ? withTwoAttributes(selector) : selector) },
  });
  return code.toString();
}

/** The contents of `@layer`, unwrapped. @param {string} stylesheet @returns {string} */
function unwrapLayers(stylesheet) {
  const opening = /@layer [\w-]+ \{/.exec(stylesheet);
  if (!opening) return stylesheet;
  const start = opening.index + opening[0].length;
  let depth = 1;
  let end = start;
  for (; depth > 0; end += 1) depth += { '{': 1, '}': -1 }[stylesheet[end] ?? '}'] ?? 0;
  const inside = unwrapLayers(stylesheet.slice(start, end - 1));
  return stylesheet.slice(0, opening.index) + inside + unwrapLayers(stylesheet.slice(end));
}

/**
 * Reverts what other stylesheets set and the kit does not, except on the input of react-phone-number-input, which has
 * its own stylesheet.
 */
const revert = `
  :where([data-scope='phonekit']:not([data-part='number-input'])),
  :where([data-scope='phonekit'] :where(p, bdi)),
  :where([data-scope='phonekit'])::before,
  :where([data-scope='phonekit'])::after,
  :where([data-scope='phonekit'])::placeholder { all: revert; }
`;

/** The tokens are on the root, where an app sets its own. @param {Selector} selector */
const mentionsKit = (selector) => JSON.stringify(selector).includes('"data-scope"');

/**
 * Raises a selector's specificity without changing its matches: every element of the kit has a name.
 * @param {Selector} selector
 * @returns {Selector}
 */
function withTwoAttributes(selector) {
  const pseudo = selector.findIndex(({ type }) => type === 'pseudo-element');
  const end = pseudo === -1 ? selector.length : pseudo;
  return [
    ...selector.slice(0, end),
    not(unnamed),
    not({ type: 'type', name: 'html' }, unnamed),
    ...selector.slice(end),
  ];
}

/** @type {SelectorComponent} */
const unnamed = { type: 'attribute', name: 'data-part', operation: { operator: 'equal', value: '' } };

/**
 * @param {Selector} compound
 * @returns {SelectorComponent}
 */
function not(...compound) {
  return { type: 'pseudo-class', kind: 'not', selectors: [compound] };
}
