import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { phoneStoreMigrations } from '../../src/server/postgres/index.js';
import { defaultPhonePolicy, type PhoneSendLimit } from '../../src/service/index.js';

const durations: ReadonlySet<string> = new Set(['codeLifetime', 'resendCooldown', 'signInLifetime', 'requestTimeout']);
const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

/** The limits with numbers, as the table writes them. */
const limits = Object.entries(defaultPhonePolicy).flatMap(([rule, value]: [string, unknown]) => {
  if (durations.has(rule)) return [[rule, writeSeconds(Number(value))] as const];
  if (typeof value === 'number' && Number.isInteger(value)) return [[rule, String(value)] as const];
  const windows = [value].flat().filter(isSendLimit);
  const written = windows.map(({ max, window }) => `${max} in ${writeSeconds(window)}`).join(', ');
  return written === '' ? [] : [[rule, written] as const];
});

describe('SECURITY.md', () => {
  it.each(Object.keys(defaultPhonePolicy))('has %s in its table of limits', (rule) => {
    expect(read('SECURITY.md')).toContain(`| \`${rule}\` | `);
  });

  it.each(limits)('says what %s is by default: %s', (rule, written) => {
    const row = read('SECURITY.md')
      .split('\n')
      .find((line) => line.startsWith(`| \`${rule}\` | `));
    expect(row).toContain(written);
  });

  it('names files that exist', () => {
    const paths = [...read('SECURITY.md').matchAll(/`((?:src|test)\/[\w./-]+)`/g)].map(([, path = '']) => path);
    expect(paths.length).toBeGreaterThan(9);
    for (const path of paths) if (path.endsWith('.ts')) expect(read(path)).not.toBe('');
  });
});

describe('the guide of the server', () => {
  it('documents for each table what is stored, for how long, and how to erase it', () => {
    const tables = phoneStoreMigrations.flatMap(({ sql }) =>
      [...sql.matchAll(/create table (\w+)/g)].map(([, name = '']) => name),
    );
    const rows = read('stories/backends/http.mdx').split('\n');
    for (const table of new Set(tables))
      expect(rows.filter((row) => row.startsWith(`| \`${table}\` |`)).length, table).toBe(1);
  });
});

function isSendLimit(value: unknown): value is PhoneSendLimit {
  return typeof value === 'object' && value !== null && 'max' in value && 'window' in value;
}

function writeSeconds(seconds: number): string {
  const [unit, length] =
    (
      [
        ['day', 86_400],
        ['h', 3600],
        ['min', 60],
      ] as const
    ).find(([, length]) => seconds % length === 0) ?? (['s', 1] as const);
  return `${seconds / length} ${unit}`;
}
