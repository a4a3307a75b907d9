import type { ArgTypesEnhancer, SBType } from 'storybook/internal/types';

/** What react-docgen extracts from a component. */
interface Docgen {
  __docgenInfo?: { props?: Record<string, { tsType?: { raw?: string } } | undefined> };
}

/**
 * Fills the props tables from our doc comments: `@default` in its own column, and a union as its members. `undefined`
 * of an optional prop is left out, so that the prop has the control of its type.
 */
export const withPropDocs: ArgTypesEnhancer = ({ argTypes, component }) => {
  const { props = {} } = (component as Docgen | undefined)?.__docgenInfo ?? {};
  return Object.fromEntries(
    Object.entries(argTypes).map(([name, argType]) => {
      const [description = '', standard] = (argType.description ?? '').split(/\s*@default\s+/);
      const { table = {} } = argType;
      const raw = props[name]?.tsType?.raw ?? 'union';
      const shown = withoutUndefined(raw);
      const summary = table.type?.summary === 'union' ? { summary: shown } : table.type;
      const defaultValue = standard ? { summary: standard.replace(/`/g, '') } : table.defaultValue;
      const type = typeof argType.type === 'object' ? typeWithoutUndefined(argType.type, shown) : argType.type;
      return [name, { ...argType, type, description, table: { ...table, type: summary, defaultValue } }];
    }),
  );
};

function typeWithoutUndefined(type: SBType, summary: string): SBType {
  if (type.name !== 'union') return type;
  const [only, ...others] = type.value.filter((member) => member.name !== 'other' || member.value !== 'undefined');
  if (!only || others.length > 0) return type;
  // react-docgen cannot read a function in brackets.
  const single: SBType = summary.includes('=>') ? { name: 'function' } : only;
  return { ...single, ...(type.required && { required: true }) };
}

function withoutUndefined(raw: string): string {
  return raw
    .replace(/\s*\|\s*undefined$/, '')
    .replace(/^\|\s*/, '')
    .replace(/^\(((?:[^()]|\([^()]*\))*)\)$/, '$1');
}
