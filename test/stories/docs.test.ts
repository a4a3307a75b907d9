import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { phoneErrorCodes } from '../../src/core/error-codes.js';
import { data, entries } from '../tools/entries.mjs';
import { asPublished } from '../../stories/support/as-published.js';

const root = new URL('../../', import.meta.url);
const textOf = (path: string) => readFileSync(new URL(path, root), 'utf8');
const pages = readdirSync(new URL('stories', root), { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.mdx'),
);
const examples = readdirSync(new URL('stories/support/examples', root), { recursive: true, encoding: 'utf8' }).filter(
  (name) => /\.tsx?$/.test(name),
);
const published = [...entries.map(({ name }) => name), ...data.map(({ name }) => name)];
const exported = [
  ...textOf('src/index.ts').matchAll(
    /export \{\s*(\w+)[^}]*\} from '\.\/((?:components|hooks|primitives|provider)\/[\w/-]+)\.js'/g,
  ),
];

const adapters = readdirSync(new URL('src/adapters', root)).filter(
  (name) => name !== 'kit' && existsSync(new URL(`src/adapters/${name}/index.ts`, root)),
);

describe('every backend', () => {
  it.each(adapters)('has a page, and a test of its contract: %s', (name) => {
    expect(pages).toContain(`backends/${name}.mdx`);
    expect(existsSync(new URL(`test/adapters/${name}/contract.test.ts`, root))).toBe(true);
  });
});

describe('the written pages', () => {
  it.each(pages)('%s imports files that exist', (page) => {
    const imported = [...textOf(`stories/${page}`).matchAll(/from '(\.[^'?]+)/g)].map(([, path = '']) => path);
    expect(imported.filter((path) => !existsSync(new URL(path, new URL(`stories/${page}`, root))))).toEqual([]);
  });

  it.each(examples)('%s names only entry points of the package', (example) => {
    const shown = asPublished(textOf(`stories/support/examples/${example}`));
    expect(shown).not.toContain('src/');
    for (const [, path = ''] of shown.matchAll(/'phonekit(\/[\w/.-]+)?'/g))
      expect(published).toContain(`phonekit${path}`);
  });

  it.each(phoneErrorCodes)('%s has a comment on when it occurs, and one on what to do', (code) => {
    const [, comment = ''] =
      new RegExp(`/\\*\\*((?:(?!\\*/)[\\s\\S])*)\\*/\\s*'${code}',`).exec(textOf('src/core/error-codes.ts')) ?? [];
    expect(comment.split(/\n *\*\n/).filter((paragraph) => /[A-Z][^.]+\./.test(paragraph))).toHaveLength(2);
  });

  it.each(exported.map(([, name = '', path = '']) => [name, path]))(
    '%s has its own comment, which the tables show',
    (name, path) => {
      const file =
        [`src/${path}.ts`, `src/${path}.tsx`].find((candidate) => existsSync(new URL(candidate, root))) ?? '';
      expect(textOf(file)).toMatch(new RegExp(`\\*/\\nexport (function|const) ${name}\\b`));
    },
  );

  it.each(exported.map(([, name = '', path = '']) => [name, path]))(
    '%s has a comment on each of its props',
    (name, path) => {
      const file = `src/${path}.tsx`;
      const source = existsSync(new URL(file, root)) ? textOf(file) : '';
      const [, props = ''] = new RegExp(`interface ${name}Props\\b[^{]*\\{\\n([\\s\\S]*?)\\n\\}`).exec(source) ?? [];
      const lines = props.split('\n');
      const bare = lines.filter((line, index) => /^  [\w'-]+\??:/.test(line) && !lines[index - 1]?.endsWith('*/'));
      expect(bare).toEqual([]);
    },
  );
});
