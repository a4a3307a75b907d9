import { PGlite } from '@electric-sql/pglite';
import { Pool } from 'pg';
import { migrate, postgresStore, type PostgresClient } from '../../../src/server/postgres/index.js';
import type { PhoneStore } from '../../../src/service/index.js';

/** Where worlds are kept: each in a schema of its own. */
export interface Stores {
  open(schema: string): Promise<PhoneStore>;
  drop(schema: string): Promise<void>;
  close(): Promise<void>;
}

/**
 * In the PostgreSQL server at this URL; without one in PGlite, which is PostgreSQL inside this process, and forgets.
 */
export async function openStores(databaseUrl: string | undefined): Promise<Stores> {
  const { client, close } = databaseUrl
    ? overPool(new Pool({ connectionString: databaseUrl }))
    : overPglite(await PGlite.create());
  return {
    async open(schema) {
      await migrate(client, { schema });
      return postgresStore(client, { schema });
    },
    async drop(schema) {
      // It comes from this server alone, and is made of letters, digits and underscores.
      await client.query(`drop schema if exists "${schema}" cascade`);
    },
    close,
  };
}

function overPool(pool: Pool): { client: PostgresClient; close: () => Promise<void> } {
  // The server has gone while nobody asked it anything; the next query says so.
  pool.on('error', () => undefined);
  return { client: pool, close: () => pool.end() };
}

function overPglite(database: PGlite): { client: PostgresClient; close: () => Promise<void> } {
  return { client: database, close: () => database.close() };
}
