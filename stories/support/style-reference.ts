import { cssRules, subjectsOf } from './css-rules.js';

/** One custom property of the stylesheet. */
export interface CustomProperty {
  name: string;
  value: string;
  /** Its value under increased contrast; null if that is the same. */
  moreContrast: string | null;
  /** The comment above it. */
  comment: string | null;
}

/** One part of the kit's DOM, its state attributes, and the custom properties that style it. */
export interface Part {
  name: string;
  attributes: readonly { name: string; values: readonly string[] }[];
  customProperties: readonly string[];
}

/** Every custom property that the stylesheet sets, in order. */
export function customPropertiesOf(stylesheet: string): CustomProperty[] {
  const found = new Map<string, CustomProperty>();
  for (const { selector, within, declarations } of cssRules(stylesheet)) {
    const isContrast = /data-phonekit-contrast|prefers-contrast/.test([...within, selector].join(' '));
    for (const [, comment, name = '', text = ''] of declarations.matchAll(
      /(?:\/\*([^*]*)\*\/\s*)?(--phonekit-[\w-]+):\s*([^;]+);/g,
    )) {
      const value = text.replace(/\s+/g, ' ');
      const known = found.get(name);
      // The last declaration wins: a fallback for old browsers comes first.
      if (isContrast && known) known.moreContrast = value;
      else found.set(name, { name, value, moreContrast: null, comment: comment?.trim() ?? known?.comment ?? null });
    }
  }
  return [...found.values()];
}

/** Every `data-part` that the components render or the stylesheet styles, with its state attributes. */
export function partsOf(stylesheet: string, components: readonly string[]): Part[] {
  const parts = new Map<string, { attributes: Map<string, Set<string>>; customProperties: Set<string> }>();
  const getPart = (name: string) => {
    const part = parts.get(name) ?? { attributes: new Map<string, Set<string>>(), customProperties: new Set<string>() };
    parts.set(name, part);
    return part;
  };
  const addAttribute = (part: string, attribute?: string, value?: string) => {
    const { attributes } = getPart(part);
    if (attribute === undefined || attribute === 'data-part' || attribute === 'data-scope') return;
    const values = attributes.get(attribute) ?? new Set();
    attributes.set(attribute, value === undefined ? values : values.add(value));
  };
  for (const tag of components.flatMap(openingTags)) {
    const part = /\sdata-part="([\w-]+)"/.exec(tag)?.[1];
    if (part === undefined) continue;
    addAttribute(part);
    for (const [, attribute = ''] of tag.matchAll(/\s(data-[\w-]+|aria-(?:busy|disabled|expanded|invalid|selected))=/g))
      addAttribute(part, attribute);
  }
  for (const [compound] of stylesheet.replace(/\/\*[^*]*\*\//g, '').matchAll(/(?:\[[^\]]+\])+(?::not\([^)]*\))?/g)) {
    const part = /\[data-part='([\w-]+)'\]/.exec(compound)?.[1];
    if (part === undefined) continue;
    addAttribute(part);
    for (const [, attribute = '', value] of compound.matchAll(/\[((?:data|aria)-[\w-]+)(?:='([^']*)')?\]/g))
      addAttribute(part, attribute, value);
  }
  for (const { selector, declarations } of cssRules(stylesheet)) {
    const used = [...declarations.matchAll(/var\((--phonekit-[\w-]+)/g)].map(([, name = '']) => name);
    const dressed = subjectsOf(selector).flatMap((subject) => /\[data-part='([\w-]+)'\]/.exec(subject)?.[1] ?? []);
    for (const part of dressed) for (const name of used) getPart(part).customProperties.add(name);
  }
  return [...parts]
    .map(([name, { attributes, customProperties }]) => ({
      name,
      attributes: [...attributes].map(([attribute, values]) => ({ name: attribute, values: [...values] })),
      customProperties: [...customProperties].sort(),
    }))
    .sort((a, b) => a.name.localeCompare(b.name));
}

/** The complete opening tags of the elements in JSX, including expressions in braces. */
function openingTags(source: string): string[] {
  return [...source.matchAll(/<[A-Za-z]\w*(?=\s)/g)].map(({ index }) => {
    let depth = 0;
    for (let at = index; at < source.length; at += 1) {
      const sign = source[at];
      if (sign === '{') depth += 1;
      if (sign === '}') depth -= 1;
      if (sign === '>' && depth === 0) return source.slice(index, at);
    }
    return '';
  });
}
