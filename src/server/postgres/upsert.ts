import type { Tables } from './tables.js';

/** The column that says when a row expires, and the current time. */
export interface Expiry {
  column: string;
  /** ms since the epoch. */
  now: number;
}

/** The column that rows have in common of which only the last to expire are kept. */
export interface Cap {
  column: string;
  keep: number;
}

/**
 * Inserts the row, or replaces the one with the same `key`. If rows expire, it also deletes some expired ones: more
 * than come in, so that they do not pile up, but few, so that nobody waits for it; and those beyond the cap.
 */
export function upsert(
  { schema, write }: Tables,
  { table, key, expiry, cap }: { table: string; key: string; expiry?: Expiry | undefined; cap?: Cap | undefined },
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
  const bind = (value: unknown) => `$${values.push(value)}`;
  const bound = (column: string) => `$${columns.indexOf(column) + 1}`;
  // Without the row itself, which one statement cannot both delete and replace, and without rows that another process
  // is deleting.
  const deleted = [
    `select ${key} from ${schema}.${table} where ${expiry.column} <= ${bind(toBigint(expiry.now))} ` +
      `and ${key} <> ${bound(key)} order by ${expiry.column} limit 20 for update skip locked`,
  ];
  if (cap) {
    deleted.push(
      `select ${key} from ${schema}.${table} where ${cap.column} = ${bound(cap.column)} and ${key} <> ${bound(key)} ` +
        `order by ${expiry.column} desc offset ${bind(cap.keep - 1)} limit 20 for update skip locked`,
    );
  }
  const condition = deleted.map((keys) => `${key} = any(array(${keys}))`).join(' or ');
  return write(`with dropped as (delete from ${schema}.${table} where ${condition}) ${insert}`, values);
}

/** Returns a time for a `bigint` column: a policy may compute with fractions, or use `Infinity` for "forever". */
export function toBigint(time: number): number {
  return Math.min(Math.ceil(time), Number.MAX_SAFE_INTEGER);
}
