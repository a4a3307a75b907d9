import axe, { type RunOptions } from 'axe-core';

/**
 * What axe reports for WCAG 2.2 A and AA and the best practices, except those about whole pages, which a story is not.
 */
export async function axeFindings(root: Element): Promise<string[]> {
  return find(root, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    rules: { region: off, 'page-has-heading-one': off, 'landmark-one-main': off, 'target-size': { enabled: true } },
  });
}

/** The text that axe finds too faint against its background (WCAG 1.4.3), or with `enhanced` below 7:1 (1.4.6). */
export async function faintTexts(parts: Element[], { enhanced = false } = {}): Promise<string[]> {
  return parts.length === 0
    ? []
    : find(parts, { runOnly: { type: 'rule', values: [enhanced ? 'color-contrast-enhanced' : 'color-contrast'] } });
}

const off = { enabled: false };

async function find(context: Element | Element[], options: RunOptions): Promise<string[]> {
  // 245 flag images are 1600 elements that are hidden from screen readers.
  const { violations } = await axe.run(
    { include: [context].flat(), exclude: ['[data-part=country-flag] svg'] },
    { ...options, resultTypes: ['violations'], elementRef: false },
  );
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, any }) => `${id}: ${help}: ${target.join(' ')} ${any[0]?.message ?? ''}`),
  );
}
