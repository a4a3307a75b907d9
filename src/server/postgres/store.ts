import type { PhoneStore, PhoneStoreTransaction } from '../../service/store.js';
import type { PostgresClient } from './client.js';
import { createDatabaseClock, databaseTime } from './database-clock.js';
import { createIdempotencyRecordTable } from './idempotency-records.js';
import { lockKeys } from './locks.js';
import { translateOutage } from './outage.js';
import { createPhoneNumberWrongCodesTable } from './phone-number-wrong-codes.js';
import { createPhoneNumberTable } from './phone-numbers.js';
import { createReadQuery } from './read-query.js';
import { createSendRecordTable } from './send-records.js';
import { createSignInTable } from './sign-ins.js';
import { createReadOnlyTables, createTables, type Tables } from './tables.js';
import { runTransaction } from './transaction.js';
import { createUserDataTables } from './user-data.js';
import { createUserRecordTables } from './user-records.js';

export interface PostgresStoreOptions {
  /** The schema that was passed to `migratePhoneStore`. @default 'phonekit' */
  schema?: string | undefined;
  /**
   * ms until a connection, a statement or the wait for a lock is given up, which is a response of 503. A connection
   * that does not respond is destroyed, so that the pool recovers as soon as the database does. @default 10000
   */
  timeout?: number | undefined;
}

/**
 * A `PhoneStore` in PostgreSQL 12 or newer, over a pool of `pg` or over PGlite, for any number of processes.
 * `migratePhoneStore` creates its tables. Each key is an advisory lock until its transaction ends, so a process that
 * dies leaves none behind. A transaction that PostgreSQL rolls back because of a deadlock is retried. The clock of the
 * database decides all times, unless the service has a `clock` of its own. It rejects with `network` while the database
 * is gone.
 */
export function postgresStore(
  client: PostgresClient,
  { schema = 'phonekit', timeout = 10_000 }: PostgresStoreOptions = {},
): PhoneStore {
  const clock = createDatabaseClock();
  if ('connect' in client && client.options) client.options.connectionTimeoutMillis ||= timeout;

  const reading = createReadOnlyTables(schema, createReadQuery(client, timeout));
  // One for all reads, since each statement takes a connection of its own: most requests are a read of one statement.
  const reader = createStoreTransaction(reading);

  async function read<Result>(run: (tx: PhoneStoreTransaction) => Promise<Result>): Promise<Result> {
    if (clock.isStale()) {
      const [row] = await reading.read<{ now: number }>(`select ${databaseTime} as now`, []);
      if (row) clock.set(row.now);
    }
    return run(reader);
  }

  function runLocked<Result>(
    keys: readonly string[],
    run: (tx: PhoneStoreTransaction) => Promise<Result>,
  ): Promise<Result> {
    return runTransaction(
      client,
      async (query) => {
        clock.set(await lockKeys(query, schema, keys));
        return run(createStoreTransaction(createTables(schema, query)));
      },
      timeout,
    );
  }

  return {
    clock,
    transaction: (keys, run) =>
      (keys.length === 0 ? read(run) : runLocked(keys, run)).catch((thrown: unknown) => {
        throw translateOutage(explainMissingTable(thrown));
      }),
  };
}

function createStoreTransaction(tables: Tables): PhoneStoreTransaction {
  return {
    ...createPhoneNumberTable(tables),
    ...createSendRecordTable(tables),
    ...createUserRecordTables(tables),
    ...createPhoneNumberWrongCodesTable(tables),
    ...createSignInTable(tables),
    ...createIdempotencyRecordTable(tables),
    ...createUserDataTables(tables),
  };
}

/** `undefined_table`, `undefined_column`, `invalid_schema_name`. */
const missingTableCodes: ReadonlySet<unknown> = new Set(['42P01', '42703', '3F000']);

function explainMissingTable(thrown: unknown): unknown {
  if (!(thrown instanceof Error && 'code' in thrown && missingTableCodes.has(thrown.code))) return thrown;
  return new Error(
    `The database lacks a table or column of phonekit's (${thrown.message}), so nothing can be stored. ` +
      'Run migratePhoneStore(client), with the same schema, before the server starts.',
    { cause: thrown },
  );
}
