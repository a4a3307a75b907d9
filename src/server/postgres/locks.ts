import { databaseTime } from './database-clock.js';
import type { Query } from './transaction.js';

/**
 * Waits until this transaction holds the lock of every key, and holds them until it ends. An advisory lock is a 64-bit
 * number for the whole database, so the schema is hashed with each key, and the locks are taken in the order of the
 * hashes: two keys with the same hash share a lock. Resolves with the time of the database, in ms since the epoch.
 */
export async function lockKeys(query: Query, schema: string, keys: readonly string[]): Promise<number> {
  // `offset 0` keeps the sorted rows a subquery: otherwise a lock might be taken before they are sorted.
  const [row] = (await query(
    `select locked, ${databaseTime} as now from (
      select count(pg_advisory_xact_lock(hash)) as locked from (
        select distinct hashtextextended(key, 0) as hash from unnest($1::text[]) as key order by hash offset 0
      ) as hashes
    ) as locks`,
    [keys.map((key) => `phonekit:${schema}:${key}`)],
  )) as { now: number }[];
  return row?.now ?? Date.now();
}
