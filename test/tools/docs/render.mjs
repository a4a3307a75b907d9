import { posix } from 'node:path';
import { renderToStaticMarkup } from 'react-dom/server';
import { toMarkdown } from './markdown.mjs';

/** @typedef {import('./guides.mjs').Guide} Guide */

/**
 * Returns a guide as Markdown: its text unchanged, and its components replaced by what they render.
 * @param {Guide} guide
 * @param {Awaited<ReturnType<typeof import('./modules.mjs').openModules>>} modules
 */
export async function renderGuide({ source, imports, parts }, modules) {
  const components = parts.filter(isComponent);
  const code = `${imports}\nexport const rendered = [${components.map((part) => `(${part})`).join(',\n')}];`;
  const { rendered } = await modules.load(`${source}.guide.tsx`, code);
  const elements = /** @type {import('react').ReactNode[]} */ (rendered);
  let next = 0;
  const blocks = parts.map((part) => (isComponent(part) ? toMarkdown(renderToStaticMarkup(elements[next++])) : part));
  return `${blocks.join('\n\n')}\n`;
}

/**
 * Converts the emphasised title of another guide into a link.
 * @param {string} text
 * @param {Guide} guide
 * @param {readonly Guide[]} guides
 */
export function linkGuides(text, { file, title }, guides) {
  const folder = posix.dirname(file);
  const targets = new Map(guides.map((guide) => [guide.title, guide.file]));
  targets.set('Backends', 'README.md#backends');
  targets.delete(title);
  return text
    .split(/(^```[\s\S]*?^```$)/m)
    .map((piece) =>
      piece.startsWith('```')
        ? piece
        : piece.replace(/(?<!\*)\*([A-Z][^*|]*)\*(?!\*)/g, (whole, words) => {
            const target = targets.get(words.replace(/\s+/g, ' '));
            return target ? `[${words.replace(/\s+/g, ' ')}](${posix.relative(folder, target)})` : whole;
          }),
    )
    .join('');
}

/** @param {string} part */
function isComponent(part) {
  return /^<[A-Z]/.test(part);
}
