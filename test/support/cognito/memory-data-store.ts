type Key = string | readonly string[];
type Tree = Record<string, unknown>;

/** Stores cognito-local's files in memory. Every value is a copy, as if written to and read from disk. */
export function memoryDataStore(defaults: object) {
  const root: Tree = structuredClone(defaults) as Tree;
  const parentOf = (key: Key) => {
    const path = [key].flat();
    const last = path.pop() ?? '';
    const parent = path.reduce<Tree>((tree, name) => (tree[name] ??= {}) as Tree, root);
    return { parent, last };
  };
  return {
    async get(_: object, key: Key, fallback: unknown = null): Promise<unknown> {
      const { parent, last } = parentOf(key);
      return structuredClone(parent[last] ?? fallback);
    },
    async getRoot(): Promise<unknown> {
      return structuredClone(root);
    },
    async set(_: object, key: Key, value: unknown): Promise<void> {
      const { parent, last } = parentOf(key);
      parent[last] = structuredClone(value);
    },
    async delete(_: object, key: Key): Promise<void> {
      const { parent, last } = parentOf(key);
      delete parent[last];
    },
  };
}
