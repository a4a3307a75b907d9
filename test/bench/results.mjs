/**
 * Returns the results with the section of the same title replaced.
 * @param {string} results
 * @param {string} title
 * @param {string} section
 */
export function replaceSection(results, title, section) {
  const head = `## ${title}\n`;
  const sections = results.trimEnd().split(/\n\n(?=## )/);
  if (sections.filter((text) => text.startsWith(head)).length !== 1)
    throw new Error(`RESULTS.md has not one section "${title}".`);
  return `${sections.map((text) => (text.startsWith(head) ? section : text)).join('\n\n')}\n`;
}
