import type { ArgTypesEnhancer } from 'storybook/internal/types';

/** What react-docgen reads of a component. */
interface Docgen {
  __docgenInfo?: { props?: Record<string, { tsType?: { raw?: string } } | undefined> };
}

/** Writes the tables of props as our doc comments mean them: `@default` in its column, and a union by its members. */
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
