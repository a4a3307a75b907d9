/**
 * A list of all guides, as https://llmstxt.org describes it.
 * @param {readonly import('./guides.mjs').Guide[]} guides
 * @param {{ title: string, description: string, base: string }} options base: the path from the list to docs/
 */
export function overview(guides, { title, description, base }) {
  const list = (/** @type {boolean} */ isBackend) =>
    guides
      .filter((guide) => guide.isBackend === isBackend)
      .map((guide) => `- [${guide.title}](${base}${guide.file}): ${guide.summary}`)
      .join('\n');
  return `# ${title}\n\n> ${description}\n\n## Guides\n\n${list(false)}\n\n## Backends\n\n${list(true)}\n`;
}
