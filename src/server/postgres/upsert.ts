import type { Tables } from './tables.js';

/** A column that says when its row has lapsed, and the time it is. */
export interface Lapse {
  column: string;
  /** ms since the epoch. */
  now: number;
}

/**
 * Adds the row, or replaces the one with the same `key`. Where rows lapse it drops some that have: more than come in,
 * so that they do not pile up, and few, so that nobody waits for it.
 */
export function put(
  { schema, write }: Tables,
  { table, key, lapse }: { table: string; key: string; lapse?: Lapse },
  row: Record<string, unknown>,
): Promise<void> {
  const columns = Object.keys(row);
  const others = columns.filter((column) => column !== key);
  const insert =
    `insert into ${schema}.${table} (${columns.join(', ')}) values (${columns.map((_, at) => `$${at + 1}`).join(', ')}) ` +
    `on conflict (${key}) do update set ${others.map((column) => `${column} = excluded.${column}`).join(', ')}`;
  const values = Object.values(row);
  if (!lapse) return write(insert, values);
  // Not the row itself, which one statement cannot both drop and replace; and no row that another process is dropping.
  const lapsed =
    `select ${key} from ${schema}.${table} where ${lapse.column} <= $${values.length + 1} ` +
    `and ${key} <> $${columns.indexOf(key) + 1} order by ${lapse.column} limit 20 for update skip locked`;
  return write(
    `with dropped as (delete from ${schema}.${table} where ${key} = any(array(${lapsed}))) ${insert}`,
    [...values, ms(lapse.now)],
  );
}

/** A time for a `bigint`: a policy may reckon in fractions, or in `Infinity` for good. */
export function ms(time: number): number {
  return Math.min(Math.ceil(time), Number.MAX_SAFE_INTEGER);
}
