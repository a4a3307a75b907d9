import type { Query } from './transaction.js';

/**
 * Waits until this transaction alone holds each key, and holds them until it ends. They are numbers of 64 bits to
 * PostgreSQL, for the whole database, so the schema is hashed with each, and they are taken in the order of the hashes:
 * two keys of one hash are one lock.
 */
export async function lock(query: Query, schema: string, keys: readonly string[]): Promise<void> {
  // `offset 0` keeps the sorted rows a query of their own: else a lock might be taken before they are sorted.
  await query(
    `select pg_advisory_xact_lock(hash) from (
      select distinct hashtextextended(key, 0) as hash from unnest($1::text[]) as key order by hash offset 0
    ) as hashes`,
    [keys.map((key) => `phonekit:${schema}:${key}`)],
  );
}
