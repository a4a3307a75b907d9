import type { Store, StoreTransaction } from '../../service/store.js';
import type { PostgresClient } from './client.js';
import { keptAnswers } from './idempotency-records.js';
import { lock } from './locks.js';
import { ofUser } from './user-records.js';
import { phoneNumbers } from './phone-numbers.js';
import { sends } from './send-records.js';
import { signIns } from './sign-ins.js';
import { readableTables, tablesOf, type Tables } from './tables.js';
import { transaction } from './transaction.js';

export interface PostgresStoreOptions {
  /** The schema that `migrate` was given. @default 'phonekit' */
  schema?: string;
}

/**
 * A `Store` in PostgreSQL 12 or newer, over a pool of `pg` or over PGlite, for any number of processes; `migrate` makes
 * its tables. Each key is an advisory lock until its transaction ends, so a process that dies leaves none held. A
 * transaction that PostgreSQL has chosen to undo, in a deadlock, is run again.
 */
export function postgresStore(client: PostgresClient, { schema = 'phonekit' }: PostgresStoreOptions = {}): Store {
  const readable = on(readableTables(schema, async (text, values) => (await client.query(text, values)).rows));

  function locked<Answer>(keys: readonly string[], run: (tx: StoreTransaction) => Promise<Answer>): Promise<Answer> {
    return transaction(client, async (query) => {
      await lock(query, schema, keys);
      return run(on(tablesOf(schema, query)));
    });
  }

  return {
    transaction: (keys, run) => (keys.length === 0 ? run(readable) : locked(keys, run)).catch(explain),
  };
}

function on(tables: Tables): StoreTransaction {
  return {
    ...phoneNumbers(tables),
    ...sends(tables),
    ...ofUser(tables),
    ...signIns(tables),
    ...keptAnswers(tables),
  };
}

/** `undefined_table`, `undefined_column`, `invalid_schema_name`. */
const lacking: ReadonlySet<unknown> = new Set(['42P01', '42703', '3F000']);

function explain(thrown: unknown): never {
  if (!(thrown instanceof Error && 'code' in thrown && lacking.has(thrown.code))) throw thrown;
  throw new Error(
    `The database lacks a table or column of phonekit's (${thrown.message}), so nothing can be kept. ` +
      'Run migrate(client), with the same schema, before the server starts.',
    { cause: thrown },
  );
}
