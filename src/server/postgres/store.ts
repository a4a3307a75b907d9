import type { Store, StoreTransaction } from '../../service/store.js';
import type { PostgresClient } from './client.js';
import { createIdempotencyRecordTable } from './idempotency-records.js';
import { lockKeys } from './locks.js';
import { createPhoneNumberWrongCodesTable } from './phone-number-wrong-codes.js';
import { createPhoneNumberTable } from './phone-numbers.js';
import { createSendRecordTable } from './send-records.js';
import { createSignInTable } from './sign-ins.js';
import { createReadOnlyTables, createTables, type Tables } from './tables.js';
import { runTransaction } from './transaction.js';
import { createUserRecordTables } from './user-records.js';

export interface PostgresStoreOptions {
  /** The schema that was passed to `migrate`. @default 'phonekit' */
  schema?: string;
}

/**
 * A `Store` in PostgreSQL 12 or newer, over a pool of `pg` or over PGlite, for any number of processes. `migrate`
 * creates its tables. Each key is an advisory lock until its transaction ends, so a process that dies leaves none
 * behind. A transaction that PostgreSQL rolls back because of a deadlock is retried.
 */
export function postgresStore(client: PostgresClient, { schema = 'phonekit' }: PostgresStoreOptions = {}): Store {
  const readOnly = createStoreTransaction(
    createReadOnlyTables(schema, async (text, values) => (await client.query(text, values)).rows),
  );

  function runLocked<Result>(keys: readonly string[], run: (tx: StoreTransaction) => Promise<Result>): Promise<Result> {
    return runTransaction(client, async (query) => {
      await lockKeys(query, schema, keys);
      return run(createStoreTransaction(createTables(schema, query)));
    });
  }

  return {
    transaction: (keys, run) => (keys.length === 0 ? run(readOnly) : runLocked(keys, run)).catch(explainMissingTable),
  };
}

function createStoreTransaction(tables: Tables): StoreTransaction {
  return {
    ...createPhoneNumberTable(tables),
    ...createSendRecordTable(tables),
    ...createUserRecordTables(tables),
    ...createPhoneNumberWrongCodesTable(tables),
    ...createSignInTable(tables),
    ...createIdempotencyRecordTable(tables),
  };
}

/** `undefined_table`, `undefined_column`, `invalid_schema_name`. */
const missingTableCodes: ReadonlySet<unknown> = new Set(['42P01', '42703', '3F000']);

function explainMissingTable(thrown: unknown): never {
  if (!(thrown instanceof Error && 'code' in thrown && missingTableCodes.has(thrown.code))) throw thrown;
  throw new Error(
    `The database lacks a table or column of phonekit's (${thrown.message}), so nothing can be stored. ` +
      'Run migrate(client), with the same schema, before the server starts.',
    { cause: thrown },
  );
}
