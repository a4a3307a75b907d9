import type { PostgresClient } from './client.js';
import { lockKeys } from './locks.js';
import { phoneStoreMigrations, type PhoneStoreMigration } from './migrations.js';
import { findOddNumbers, warnOfOddNumbers, type OddNumber } from './odd-numbers.js';
import { quoteIdentifier } from './tables.js';
import { runTransaction, type Query } from './transaction.js';

export interface MigratePhoneStoreOptions {
  /** The schema of the tables, which is created if it is missing. @default 'phonekit' */
  schema?: string | undefined;
  /**
   * Called if version 2 found numbers that are not in the one spelling which is stored since then, or two numbers of
   * one phone: a phone may have two owners. They are left as they are.
   * @default a warning on the console, with their ids
   */
  onOddNumbers?: ((numbers: readonly OddNumber[]) => void) | undefined;
}

/**
 * Updates the tables of `postgresStore` in one transaction. Any number of processes may call it concurrently and
 * repeatedly. Rejects if the tables are newer than this version of phonekit supports.
 */
export async function migratePhoneStore(
  client: PostgresClient,
  { schema = 'phonekit', onOddNumbers = warnOfOddNumbers }: MigratePhoneStoreOptions = {},
): Promise<void> {
  const odd = await runTransaction(client, async (query) => {
    // The second process waits for as long as the first one takes.
    await query('set local lock_timeout = 0');
    await lockKeys(query, schema, ['migrations']);
    await createSchema(query, schema);
    await query(`set local search_path to ${quoteIdentifier(schema)}`);
    await query(
      `create table if not exists migrations (
        version integer primary key, name text not null, applied_at timestamptz not null default now()
      )`,
    );
    const applied = await readVersion(query);
    assertNotNewer(applied, schema);
    for (const migration of phoneStoreMigrations)
      if (migration.version > applied) await applyMigration(query, migration);
    return applied === 1 ? findOddNumbers(query) : [];
  });
  if (odd.length > 0) onOddNumbers(odd);
}

async function createSchema(query: Query, schema: string): Promise<void> {
  // `create schema if not exists` needs a privilege that an app may lack even if the schema exists.
  const found = await query('select from pg_namespace where nspname = $1', [schema]);
  if (found.length === 0) await query(`create schema ${quoteIdentifier(schema)}`);
}

async function readVersion(query: Query): Promise<number> {
  const [row] = (await query('select coalesce(max(version), 0) as version from migrations')) as { version: number }[];
  return row?.version ?? 0;
}

function assertNotNewer(applied: number, schema: string): void {
  const latest = Math.max(...phoneStoreMigrations.map(({ version }) => version));
  if (applied <= latest) return;
  throw new Error(
    `The tables in the schema "${schema}" have version ${applied}, but this phonekit supports versions up to ` +
      `${latest}, so it would not write everything that a newer one reads. Update ` +
      `phonekit, or use another schema.`,
  );
}

async function applyMigration(query: Query, { version, name, sql }: PhoneStoreMigration): Promise<void> {
  // As one statement, because not every client accepts several at once.
  await query(`do $migration$ begin ${sql} end $migration$`);
  await query('insert into migrations (version, name) values ($1, $2)', [version, name]);
}
