/** One custom property of the stylesheet. */
export interface CustomProperty {
  name: string;
  value: string;
  /** The comment above it. */
  comment: string | null;
}

/** One part of the kit's DOM, and the attributes that tell its states. */
export interface Part {
  name: string;
  attributes: readonly { name: string; values: readonly string[] }[];
}

/** Every custom property that the stylesheet sets, in its order. */
export function customPropertiesOf(stylesheet: string): CustomProperty[] {
  const found = new Map<string, CustomProperty>();
  for (const [, comment = null, name = '', value = ''] of stylesheet.matchAll(/(?:\/\*([^*]*)\*\/\s*)?(--phonekit-[\w-]+):\s*([^;]+);/g)) {
    // What is said later stands: a fallback for old browsers comes first.
    found.set(name, { name, value: value.replace(/\s+/g, ' '), comment: comment?.trim() ?? found.get(name)?.comment ?? null });
  }
  return [...found.values()];
}

/** Every `data-part` that the components draw or the stylesheet dresses, with the state attributes that either knows. */
export function partsOf(stylesheet: string, components: readonly string[]): Part[] {
  const parts = new Map<string, Map<string, Set<string>>>();
  const note = (part: string, attribute?: string, value?: string) => {
    const attributes = parts.get(part) ?? new Map<string, Set<string>>();
    parts.set(part, attributes);
    if (attribute === undefined || attribute === 'data-part' || attribute === 'data-scope') return;
    const values = attributes.get(attribute) ?? new Set();
    attributes.set(attribute, value === undefined ? values : values.add(value));
  };
  for (const tag of components.flatMap(openingTags)) {
    const part = /\sdata-part="([\w-]+)"/.exec(tag)?.[1];
    if (part === undefined) continue;
    note(part);
    for (const [, attribute = ''] of tag.matchAll(/\s(data-[\w-]+|aria-(?:busy|disabled|expanded|invalid|selected))=/g)) note(part, attribute);
  }
  for (const [compound] of stylesheet.replace(/\/\*[^*]*\*\//g, '').matchAll(/(?:\[[^\]]+\])+(?::not\([^)]*\))?/g)) {
    const part = /\[data-part='([\w-]+)'\]/.exec(compound)?.[1];
    if (part === undefined) continue;
    note(part);
    for (const [, attribute = '', value] of compound.matchAll(/\[((?:data|aria)-[\w-]+)(?:='([^']*)')?\]/g)) note(part, attribute, value);
  }
  return [...parts]
    .map(([name, attributes]) => ({ name, attributes: [...attributes].map(([attribute, values]) => ({ name: attribute, values: [...values] })) }))
    .sort((a, b) => a.name.localeCompare(b.name));
}

/** The opening tags of the elements in JSX, whole, whatever stands between their braces. */
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
