import { describe, expect, it } from 'vitest';

describe('the names of src', () => {
  const files = import.meta.glob<string>(['../src/**/*.{ts,tsx}', '!../src/messages/??{,-??}.ts'], {
    query: '?raw',
    import: 'default',
    eager: true,
  });

  it('are each declared in one file, so that a search for one finds one thing', () => {
    const declaredIn = new Map<string, string[]>();
    for (const [file, text] of Object.entries(files))
      for (const name of topLevelNames(text)) declaredIn.set(name, [...(declaredIn.get(name) ?? []), file]);
    expect(declaredIn.size).toBeGreaterThan(1000);
    const shared = [...declaredIn].filter(([, where]) => where.length > 1);
    expect(shared).toEqual([]);
  });
});

/** The names declared at the top level of a module; an overload counts once. */
function topLevelNames(text: string): Set<string> {
  const declaration =
    /^(?:export )?(?:default )?(?:declare )?(?:async )?(?:function|const|let|class|interface|type|enum) (\w+)/gm;
  return new Set([...text.matchAll(declaration)].map(([, name = '']) => name));
}
