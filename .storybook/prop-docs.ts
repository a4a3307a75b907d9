import type { ArgTypesEnhancer } from 'storybook/internal/types';

/** What react-docgen extracts from a component. */
interface Docgen {
  __docgenInfo?: { props?: Record<string, { tsType?: { raw?: string } } | undefined> };
}

/** Fills the props tables from our doc comments: `@default` in its own column, and a union as its members. */
export const withPropDocs: ArgTypesEnhancer = ({ argTypes, component }) => {
  const { props = {} } = (component as Docgen | undefined)?.__docgenInfo ?? {};
  return Object.fromEntries(
    Object.entries(argTypes).map(([name, argType]) => {
      const [description = '', standard] = (argType.description ?? '').split(/\s*@default\s+/);
      const { table = {} } = argType;
      const type = table.type?.summary === 'union' ? { summary: props[name]?.tsType?.raw ?? 'union' } : table.type;
      const defaultValue = standard ? { summary: standard.replace(/`/g, '') } : table.defaultValue;
      return [name, { ...argType, description, table: { ...table, type, defaultValue } }];
    }),
  );
};
