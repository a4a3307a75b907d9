import { PGlite } from '@electric-sql/pglite';
import { afterAll, beforeAll } from 'vitest';
import { migratePhoneStore, postgresStore } from '../../../src/server/postgres/index.js';
import type { PhoneStore } from '../../../src/service/index.js';

/** PostgreSQL in this process, shared by the tests of one file, since it takes seconds to start. */
export function storesOnPglite(): { database: () => PGlite; newStore: () => Promise<PhoneStore> } {
  let database: PGlite;
  let schemas = 0;
  beforeAll(async () => {
    database = await PGlite.create();
  });
  afterAll(() => database.close());
  return {
    database: () => database,
    /** An empty store, in a schema of its own. */
    async newStore() {
      const schema = `store ${++schemas}`;
      await migratePhoneStore(database, { schema });
      return postgresStore(database, { schema });
    },
  };
}
