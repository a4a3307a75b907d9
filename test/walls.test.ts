import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

// Proves that each wall holds: for each way through it, a violating file is written into a copy of the tree, and the
// linter must report it.

const root = fileURLToPath(new URL('..', import.meta.url));

/** What each folder of src may import of the others. */
const mayImport: Record<string, readonly string[]> = {
  core: [],
  service: ['core'],
  adapters: ['core'],
  protocol: ['core'],
  server: ['core', 'service', 'protocol'],
  query: ['core'],
  messages: ['core'],
  provider: ['core'],
  hooks: ['core', 'query', 'provider'],
  primitives: ['core'],
  components: ['core', 'query', 'provider', 'hooks', 'primitives', 'messages'],
  testing: ['core', 'service', 'adapters', 'server', 'protocol', 'provider'],
};
const mayImportTypes: Record<string, readonly string[]> = {
  provider: ['messages', 'primitives'],
  primitives: ['messages'],
};
const folders = Object.keys(mayImport);

const forms = {
  value: (path: string) => `import { a } from '${path}';\nexport const b = [a];`,
  type: (path: string) => `import type { A } from '${path}';\nexport const b: A[] = [];`,
  typeInPlace: (path: string) => `export const b: import('${path}').A[] = [];`,
  reexport: (path: string) => `export { a } from '${path}';`,
  star: (path: string) => `export * from '${path}';`,
  dynamic: (path: string) => `export const b = () => import('${path}');`,
};
type Form = keyof typeof forms;

interface Attempt {
  file: string;
  text: string;
  rule: string;
  isAllowed: boolean;
}

const attempts: Attempt[] = [];

const closed = ['core', 'query', 'hooks', 'provider'];
/**
 * Exceptions: what the components import from these folders although an app cannot. A fallback, the texts, whether they
 * are inside a form, a chunk of their own, and the callbacks of one screen, as a second provider below the first has
 * its own.
 */
const privateImports = [
  'provider/WithQueryClient: WithQueryClient',
  'provider/MessagesContext: MessagesContext',
  'provider/InsideForm: InsideFormContext',
  'provider/PhoneNumbersContext: PhoneNumbersContext',
  'provider/useNotify: useNotify',
  'core/format-number: *',
];

/** The names that a file imports or exports from those folders, formatted as `hooks/useAddPhone: useAddPhone`. */
function namesFrom(text: string): string[] {
  const folder = `(?:\\.{1,2}/)+(${closed.join('|')})/([\\w-]+)\\.js`;
  const named = [
    ...text.matchAll(new RegExp(`(?:import|export)(?: type)? \\{([^}]*)\\} from '${folder}'`, 'g')),
  ].flatMap(([, names = '', from, file]) =>
    names.split(',').flatMap((name) => {
      const [, imported] = /^(?:type )?(\w+)/.exec(name.trim()) ?? [];
      return imported ? [`${from}/${file}: ${imported}`] : [];
    }),
  );
  const whole = [...text.matchAll(new RegExp(`(?:import\\(|\\* (?:as \\w+ )?from )'${folder}'`, 'g'))].map(
    ([, from, file]) => `${from}/${file}: *`,
  );
  return [...named, ...whole];
}

/** A file with this text, which the linter must report with this rule, or accept. */
function file(path: string, text: string, rule: string, isAllowed = false): Attempt {
  const attempt = { file: path, text, rule, isAllowed };
  attempts.push(attempt);
  return attempt;
}

function importOf(path: string, from: string, isAllowed = false, form: Form = 'value'): Attempt {
  const rule = form === 'typeInPlace' ? 'typescript(consistent-type-imports)' : 'eslint(no-restricted-imports)';
  return file(path, forms[form](from), rule, isAllowed);
}

describe('the walls between the folders of src', () => {
  let home = '';
  let stopped: ReadonlySet<Attempt>;
  beforeAll(() => {
    home = mkdtempSync(join(tmpdir(), 'walls-'));
    stopped = lint(home);
  });
  afterAll(() => rmSync(home, { recursive: true, force: true }));

  const findMisjudged = (all: readonly Attempt[]) =>
    all.filter((attempt) => stopped.has(attempt) === attempt.isAllowed);

  it('exist for every folder', () => {
    const there = readdirSync(join(root, 'src'), { withFileTypes: true }).filter((entry) => entry.isDirectory());
    expect(there.map(({ name }) => name).filter((name) => name !== 'styles' && !folders.includes(name))).toEqual([]);
  });

  describe.each(folders)('of %s', (folder) => {
    const others = folders.filter((name) => name !== folder);
    const crossings = others.flatMap((other) =>
      (Object.keys(forms) as Form[]).flatMap((form) => {
        const isAllowed =
          form !== 'typeInPlace' &&
          Boolean(mayImport[folder]?.includes(other) || (form === 'type' && mayImportTypes[folder]?.includes(other)));
        return [
          importOf(`src/${folder}/${form}-${other}.ts`, `../${other}/two.js`, isAllowed, form),
          importOf(`src/${folder}/deep/${form}-${other}.ts`, `../../${other}/two.js`, isAllowed, form),
        ];
      }),
    );
    const outward = [
      '../../test/support/two.js',
      '../../stories/support/two.js',
      '../index.js',
      'phonekit',
      'node:crypto',
      '../styles/styles.css',
    ].map((from, n) => importOf(`src/${folder}/outward-${n}.ts`, from));
    const packages = [
      importOf(`src/${folder}/package-1.ts`, 'libphonenumber-js'),
      importOf(`src/${folder}/package-2.ts`, 'libphonenumber-js/core/es6', false, 'type'),
      importOf(`src/${folder}/package-3.ts`, 'libphonenumber-js/mobile/metadata', false, 'dynamic'),
      importOf(`src/${folder}/package-4.ts`, 'react-phone-number-input/core', folder === 'primitives'),
      importOf(`src/${folder}/package-5.ts`, 'react-hook-form', folder === 'components'),
      importOf(
        `src/${folder}/package-6.ts`,
        'react',
        ['query', 'provider', 'hooks', 'primitives', 'components', 'testing'].includes(folder),
      ),
      importOf(`src/${folder}/package-8.ts`, 'react-phone-number-input/flags', folder === 'primitives', 'dynamic'),
      importOf(
        `src/${folder}/package-7.ts`,
        '@tanstack/react-query',
        ['query', 'provider', 'hooks', 'components', 'testing'].includes(folder),
      ),
    ];
    const names = [
      file(`src/${folder}/console.ts`, "console.log('x');", 'eslint(no-console)'),
      file(`src/${folder}/random.ts`, 'export const id = Math.random();', 'eslint(no-restricted-properties)'),
      file(`src/${folder}/default.ts`, 'export default 1;', 'import(no-default-export)'),
      file(`src/${folder}/any.ts`, 'export const b = (c: any) => c;', 'typescript(no-explicit-any)'),
      file(
        `src/${folder}/fetch.ts`,
        "export const b = () => fetch('/');",
        'eslint(no-restricted-globals)',
        ['adapters', 'server'].includes(folder),
      ),
      file(
        `src/${folder}/page.ts`,
        'export const b = () => document.title;',
        'eslint(no-restricted-globals)',
        !['core', 'service'].includes(folder),
      ),
    ];
    const cache = ['setQueryData', 'invalidateQueries', 'getQueryCache'].flatMap((method) => [
      file(
        `src/${folder}/${method}.ts`,
        `export const b = (c: { ${method}(): void }) => c.${method}();`,
        'eslint(no-restricted-properties)',
        folder === 'query',
      ),
      file(
        `src/${folder}/${method}-taken.ts`,
        `export const b = ({ ${method} }: { ${method}(): void }) => ${method}();`,
        'eslint(no-restricted-properties)',
        folder === 'query',
      ),
    ]);

    const types = (mayImportTypes[folder] ?? []).map((other) => `the types of ${other}`);
    it(`lead to ${[...(mayImport[folder] ?? []), ...types].join(', ') || 'no other folder'} alone`, () => {
      expect(findMisjudged(crossings)).toEqual([]);
    });
    it('keep out tests, stories, the public surface, Node and stylesheets', () =>
      expect(findMisjudged(outward)).toEqual([]));
    it('allow only its own packages', () => expect(findMisjudged(packages)).toEqual([]));
    it('keep out the console, guessable numbers, any, and a page or a network that may not be there', () =>
      expect(findMisjudged(names)).toEqual([]));
    it(`${folder === 'query' ? 'hold the only access to' : 'keep out'} the cache`, () =>
      expect(findMisjudged(cache)).toEqual([]));
  });

  describe('of the main entry', () => {
    const surface = [
      ...['adapters', 'service', 'server', 'testing'].map((other) =>
        importOf('src/index.ts', `./${other}/two.js`, false, 'reexport'),
      ),
      importOf('src/index.ts', './hooks/two.js', true, 'reexport'),
      importOf('src/index.ts', 'libphonenumber-js', false, 'reexport'),
    ];
    it('keep out every backend', () => expect(findMisjudged(surface)).toEqual([]));
  });

  describe('of an adapter', () => {
    const doors = [
      importOf('src/adapters/memory/index.ts', '../../service/two.js', true),
      importOf('src/adapters/memory/one.ts', '../../protocol/two.js'),
      importOf('src/adapters/memory/two.ts', '../../server/two.js'),
      importOf('src/adapters/http/index.ts', '../../protocol/two.js', true),
      importOf('src/adapters/http/one.ts', '../../server/two.js'),
      importOf('src/adapters/http/two.ts', '../../service/two.js'),
      importOf('src/adapters/clerk/index.ts', '../../protocol/two.js'),
      importOf('src/adapters/clerk/one.ts', '../kit/two.js', true),
      importOf('src/adapters/kit/one.ts', '../../service/two.js'),
      importOf('src/adapters/kit/two.ts', '../../protocol/two.js'),
    ];
    it('open to the service for memory alone, and to the protocol for http alone', () =>
      expect(findMisjudged(doors)).toEqual([]));
  });

  describe('of core/e164', () => {
    const e164 = [
      importOf('src/core/e164.ts', 'libphonenumber-js/core/es6', true),
      importOf('src/core/e164.ts', '../service/two.js'),
    ];
    it('open to the phone metadata, and to nothing else', () => expect(findMisjudged(e164)).toEqual([]));
  });

  describe('of the components', () => {
    const published = new Set([...namesFrom(readFileSync(join(root, 'src/index.ts'), 'utf8')), ...privateImports]);
    const folder = join(root, 'src/components');
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/.test(name));
    const taken = files.flatMap((name) =>
      namesFrom(readFileSync(join(folder, name), 'utf8')).map((what) => [name, what] as const),
    );

    it('let in only what the main entry exports, so that a headless app can do whatever the components do', () => {
      expect(taken.filter(([, what]) => !published.has(what))).toEqual([]);
      expect(taken.filter(([, what]) => what.startsWith('hooks/')).length).toBeGreaterThan(10);
    });

    it('show what is public by its place: the top of a folder, and nothing in `parts` or `shared`', () => {
      const exported = [
        ...readFileSync(join(root, 'src/index.ts'), 'utf8').matchAll(
          /export \{[^}]*\} from '\.\/components\/(.+)\.js'/g,
        ),
      ].map(([, name]) => `${name}.tsx`);
      const onTop = files.filter((name) => !/(^shared|\/parts)\//.test(name));
      expect(onTop.sort()).toEqual(exported.sort());
      expect(onTop.filter((name) => name.split('/').length !== 2)).toEqual([]);
    });

    it('have no unused exception', () => {
      expect(privateImports.filter((what) => !taken.some(([, other]) => other === what))).toEqual([]);
    });

    it('recognize every kind of import', () => {
      const ways = [
        "import { useA, type B as C } from '../hooks/useA.js';",
        "import type {\n  D,\n} from '../../query/d.js';",
        "import * as e from '../core/e.js';",
        "export { f } from '../provider/f.js';",
        "const g = () => import('../core/g-h.js');",
        "import { i } from '../primitives/i.js';",
      ];
      expect(namesFrom(ways.join('\n'))).toEqual([
        'hooks/useA: useA',
        'hooks/useA: B',
        'query/d: D',
        'provider/f: f',
        'core/e: *',
        'core/g-h: *',
      ]);
    });
  });

  describe.each(['components', 'primitives'])('of markup in %s', (folder) => {
    const markup = [
      file(`src/${folder}/Copy.tsx`, 'export function A() { return <p>Verify</p>; }', 'react(jsx-no-literals)'),
      file(`src/${folder}/Class.tsx`, 'export function A() { return <p className="a" />; }', 'react(forbid-dom-props)'),
      file(
        `src/${folder}/Html.tsx`,
        "export function A() { return <p dangerouslySetInnerHTML={{ __html: '' }} />; }",
        'react(no-danger)',
      ),
      file(
        `src/${folder}/Hook.tsx`,
        "import { useState } from 'react';\nexport function A({ b }: { b: boolean }) { if (b) " +
          'useState(0); return null; }',
        'react-hooks(rules-of-hooks)',
      ),
      file(
        `src/${folder}/Dependency.tsx`,
        "import { useEffect } from 'react';\nexport function A({ b }: { b: () => void }) { " +
          'useEffect(() => b(), []); return null; }',
        'react-hooks(exhaustive-deps)',
      ),
      file(
        `src/${folder}/Ref.tsx`,
        "import { useRef } from 'react';\nexport function A() { const b = useRef(0); return <p>{b.current}</p>; }",
        'react(refs)',
      ),
    ];
    it('keep out copy, class names, raw HTML and broken hooks', () => expect(findMisjudged(markup)).toEqual([]));
  });

  /** The attempts that the linter reported. Two attempts at the same path get separate trees. */
  function lint(folder: string): ReadonlySet<Attempt> {
    const trees: Map<string, Attempt>[] = [];
    for (const attempt of attempts) {
      const tree = trees.find((one) => !one.has(attempt.file)) ?? trees[trees.push(new Map()) - 1];
      tree?.set(attempt.file, attempt);
    }
    return new Set(trees.flatMap((tree, n) => stoppedIn(join(folder, String(n)), tree)));
  }

  function stoppedIn(folder: string, tree: ReadonlyMap<string, Attempt>): Attempt[] {
    for (const { file: path, text } of tree.values()) {
      mkdirSync(join(folder, dirname(path)), { recursive: true });
      writeFileSync(join(folder, path), `${text}\n`);
    }
    cpSync(join(root, '.oxlintrc.mjs'), join(folder, '.oxlintrc.mjs'));
    const { stdout } = spawnSync(
      process.execPath,
      [join(root, 'node_modules/oxlint/bin/oxlint'), '-c', '.oxlintrc.mjs', '--format=json'],
      {
        cwd: folder,
        encoding: 'utf8',
        maxBuffer: 1e8,
      },
    );
    const { diagnostics }: { diagnostics: { filename: string; code: string }[] } = JSON.parse(stdout);
    return diagnostics.flatMap(({ filename, code }) => {
      const attempt = tree.get(filename.replaceAll('\\', '/'));
      return attempt?.rule === code ? [attempt] : [];
    });
  }
});
