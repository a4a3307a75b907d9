import type { PostgresClient } from './client.js';
import { lock } from './locks.js';
import { migrations, type Migration } from './migrations.js';
import { quoted } from './tables.js';
import { transaction, type Query } from './transaction.js';

export interface MigrateOptions {
  /** The schema that the tables are in. It is created where it is missing. @default 'phonekit' */
  schema?: string;
}

/**
 * Brings the tables of `postgresStore` up to date, in one transaction: all of it or nothing. Any number of processes
 * may run it at the same time, and again. Rejects where the tables are newer than this version of the kit knows.
 */
export function migrate(client: PostgresClient, { schema = 'phonekit' }: MigrateOptions = {}): Promise<void> {
  return transaction(client, async (query) => {
    // Whoever comes second waits for as long as the first takes.
    await query('set local lock_timeout = 0');
    await lock(query, schema, ['migrations']);
    await createSchema(query, schema);
    await query(`set local search_path to ${quoted(schema)}`);
    await query(
      `create table if not exists migrations (
        version integer primary key, name text not null, applied_at timestamptz not null default now()
      )`,
    );
    const applied = await appliedVersion(query);
    refuseNewer(applied, schema);
    for (const migration of migrations.slice(applied)) await apply(query, migration);
  });
}

async function createSchema(query: Query, schema: string): Promise<void> {
  // `create schema if not exists` wants a right that an app need not have where the schema is there.
  const found = await query('select from pg_namespace where nspname = $1', [schema]);
  if (found.length === 0) await query(`create schema ${quoted(schema)}`);
}

async function appliedVersion(query: Query): Promise<number> {
  const [row] = (await query('select coalesce(max(version), 0) as version from migrations')) as { version: number }[];
  return row?.version ?? 0;
}

function refuseNewer(applied: number, schema: string): void {
  if (applied <= migrations.length) return;
  throw new Error(
    `The tables in the schema "${schema}" are at version ${applied}, and this phonekit knows versions up to ` +
      `${migrations.length}: it would not write all that a newer one reads. Update phonekit, or give it another schema.`,
  );
}

async function apply(query: Query, { version, name, sql }: Migration): Promise<void> {
  // As one statement, since not every client takes several at once.
  await query(`do $migration$ begin ${sql} end $migration$`);
  await query('insert into migrations (version, name) values ($1, $2)', [version, name]);
}
