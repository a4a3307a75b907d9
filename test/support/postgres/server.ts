import { Pool, type PoolConfig } from 'pg';
import { afterAll, inject } from 'vitest';
import { migratePhoneStore, postgresStore } from '../../../src/server/postgres/index.js';
import type { PhoneStore } from '../../../src/service/index.js';
import { patience } from '../patience.mjs';

export interface StoresOnServer {
  /** A pool, which ends with the tests of the file. */
  connect(config?: PoolConfig): Pool;
  /** An empty schema with the store's tables. */
  newSchema(): Promise<string>;
  /** An empty store, in a schema of its own. */
  newStore(): Promise<PhoneStore>;
}

/** Stores on the real server of this run, for the tests of one file. */
export function storesOnServer(): StoresOnServer {
  const pools: Pool[] = [];
  afterAll(() => Promise.all(pools.map((pool) => pool.end())));

  function connect(config: PoolConfig = {}): Pool {
    const pool = new Pool({ host: inject('postgres').socket, user: 'postgres', database: 'postgres', ...config });
    // A test may break an idle connection, too.
    pool.on('error', () => {});
    pools.push(pool);
    return pool;
  }

  let shared: Pool | undefined;
  const newSchema = async () => {
    shared ??= connect();
    const schema = `test_${crypto.randomUUID()}`;
    await migratePhoneStore(shared, { schema });
    return schema;
  };
  return {
    connect,
    newSchema,
    async newStore() {
      const schema = await newSchema();
      // Callers queue for locks, on a busy machine for longer than a server would let them.
      return postgresStore(shared ?? connect(), { schema, timeout: patience });
    },
  };
}
