import type { Tables } from './tables.js';

/** The column that says when a row expires, and the current time. */
export interface Expiry {
  column: string;
  /** ms since the epoch. */
  now: number;
}

/**
 * Inserts the row, or replaces the one with the same `key`. If rows expire, it also deletes some expired ones: more
 * than come in, so that they do not pile up, but few, so that nobody waits for it.
 */
export function upsert(
  { schema, write }: Tables,
  { table, key, expiry }: { table: string; key: string; expiry?: Expiry },
  row: Record<string, unknown>,
): Promise<void> {
  const columns = Object.keys(row);
  const others = columns.filter((column) => column !== key);
  const insert =
    `insert into ${schema}.${table} (${columns.join(', ')}) values ` +
    `(${columns.map((_, at) => `$${at + 1}`).join(', ')}) ` +
    `on conflict (${key}) do update set ${others.map((column) => `${column} = excluded.${column}`).join(', ')}`;
  const values = Object.values(row);
  if (!expiry) return write(insert, values);
  // Without the row itself, which one statement cannot both delete and replace, and without rows that another process
  // is deleting.
  const expired =
    `select ${key} from ${schema}.${table} where ${expiry.column} <= $${values.length + 1} ` +
    `and ${key} <> $${columns.indexOf(key) + 1} order by ${expiry.column} limit 20 for update skip locked`;
  return write(`with dropped as (delete from ${schema}.${table} where ${key} = any(array(${expired}))) ${insert}`, [
    ...values,
    toBigint(expiry.now),
  ]);
}

/** Returns a time for a `bigint` column: a policy may compute with fractions, or use `Infinity` for "forever". */
export function toBigint(time: number): number {
  return Math.min(Math.ceil(time), Number.MAX_SAFE_INTEGER);
}
