import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * @typedef {object} Guide
 * @property {string} source the MDX file
 * @property {string} file of docs/
 * @property {string} title
 * @property {string} summary its first sentence
 * @property {boolean} isBackend
 * @property {string} imports the import lines, without those of stories
 * @property {readonly string[]} parts blocks of text, in order; a block that starts with `<` is a component
 */

/** Components that only work in the playground. */
const inPlaygroundOnly = /^<(Meta|Canvas|EnginePictures|InPlayground)\b/;

/**
 * Reads the guides in the order of the playground's menu: first those listed in its configuration.
 * @param {string} root
 * @returns {Guide[]}
 */
export function readGuides(root) {
  const order = readFileSync(join(root, '.storybook/preview.tsx'), 'utf8');
  const placeOf = (/** @type {Guide} */ { title }) => (order.indexOf(`'${title}'`) + order.length) % order.length;
  return readdirSync(join(root, 'stories'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.mdx'))
    .map((name) => readGuide(join(root, 'stories', name), name.replaceAll('\\', '/')))
    .sort((a, b) => placeOf(a) - placeOf(b) || a.title.localeCompare(b.title));
}

/**
 * @param {string} source
 * @param {string} name of the MDX file, below stories/
 * @returns {Guide}
 */
function readGuide(source, name) {
  const text = readFileSync(source, 'utf8');
  const isImport = (/** @type {string} */ part) => part.startsWith('import ');
  const all = blocksOf(text);
  const parts = all.filter((part) => !isImport(part) && !inPlaygroundOnly.test(part));
  const imports = all
    .filter(isImport)
    .join('\n')
    .replace(/^import .* from '[^']*(\.stories\.tsx|addon-docs\/blocks)';$/gm, '');
  const [heading = '', first = ''] = parts;
  return {
    source,
    file: name.replace(/\.mdx$/, '.md').replace(/(^|\/)?\B[A-Z]/g, (letter) => `-${letter}`).toLowerCase(),
    title: heading.replace(/^# /, ''),
    summary: /^[\s\S]*?[.:](?=\s|$)/.exec(first)?.[0].replace(/\s+/g, ' ').replace(/:$/, '.') ?? '',
    isBackend: name.startsWith('backends/'),
    imports,
    parts,
  };
}

/**
 * Splits at blank lines outside of fenced code.
 * @param {string} text
 */
function blocksOf(text) {
  /** @type {string[]} */
  const blocks = [];
  let isInFence = false;
  for (const piece of text.trim().split(/\n{2,}/)) {
    if (isInFence) blocks.push(`${blocks.pop()}\n\n${piece}`);
    else blocks.push(piece);
    if ((piece.match(/^```/gm) ?? []).length % 2 === 1) isInFence = !isInFence;
  }
  return blocks;
}
