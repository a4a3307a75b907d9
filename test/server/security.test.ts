import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { migrations } from '../../src/server/postgres/index.js';
import { defaultPhonePolicy } from '../../src/service/index.js';

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

describe('SECURITY.md', () => {
  it.each(Object.keys(defaultPhonePolicy))('has %s in its table of limits', (rule) => {
    expect(read('SECURITY.md')).toContain(`| \`${rule}\` | `);
  });

  it('names files that exist', () => {
    const paths = [...read('SECURITY.md').matchAll(/`((?:src|test)\/[\w./-]+)`/g)].map(([, path = '']) => path);
    expect(paths.length).toBeGreaterThan(9);
    for (const path of paths) if (path.endsWith('.ts')) expect(read(path)).not.toBe('');
  });
});

describe('the guide of the server', () => {
  it('documents for each table what is stored, for how long, and how to erase it', () => {
    const tables = migrations.flatMap(({ sql }) =>
      [...sql.matchAll(/create table (\w+)/g)].map(([, name = '']) => name),
    );
    const rows = read('stories/backends/http.mdx').split('\n');
    for (const table of new Set(tables))
      expect(rows.filter((row) => row.startsWith(`| \`${table}\` |`)).length, table).toBe(1);
  });
});
