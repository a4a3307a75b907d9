import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../src', import.meta.url));

/**
 * The files from which a source imports values, statically or by `import()`. The lint rule against cycles does not
 * resolve a `.js` import to a `.tsx` file.
 */
function importsOf(file: string): string[] {
  const text = readFileSync(file, 'utf8');
  const imports = [
    ...text.matchAll(/^(?:import|export)\s(?!type\b)[^;]*?from\s+'(\.[^']*)\.js'/gm),
    ...text.matchAll(/\bimport\('(\.[^']*)\.js'\)/g),
  ];
  return imports.flatMap(([, path = '']) =>
    ['.ts', '.tsx'].map((ending) => join(dirname(file), path) + ending).filter(existsSync),
  );
}

/** The first import path from a file back to itself. */
function cycleIn(graph: ReadonlyMap<string, readonly string[]>): readonly string[] | null {
  const done = new Set<string>();
  const walk = (file: string, way: readonly string[]): readonly string[] | null => {
    if (way.includes(file)) return [...way.slice(way.indexOf(file)), file];
    if (done.has(file)) return null;
    done.add(file);
    return (graph.get(file) ?? []).reduce<readonly string[] | null>(
      (found, next) => found ?? walk(next, [...way, file]),
      null,
    );
  };
  return [...graph.keys()].reduce<readonly string[] | null>((found, file) => found ?? walk(file, []), null);
}

describe('the files of src', () => {
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => join(root, file));

  it('have no circular imports', () => {
    const cycle = cycleIn(new Map(files.map((file) => [file, importsOf(file)])));
    expect(cycle?.map((file) => relative(root, file)) ?? null).toBe(null);
  });

  it('are all checked, including JSX and lazy imports', () => {
    expect(importsOf(join(root, 'primitives/PhoneField.tsx'))).toContain(join(root, 'primitives/CountrySelect.tsx'));
    expect(importsOf(join(root, 'components/shared/number-forms-module.ts'))).toContain(
      join(root, 'components/phone-numbers/parts/number-forms.ts'),
    );
    expect(
      cycleIn(
        new Map([
          ['a', ['b']],
          ['b', ['c', 'd']],
          ['c', []],
          ['d', ['b']],
        ]),
      ),
    ).toEqual(['b', 'd', 'b']);
  });
});
