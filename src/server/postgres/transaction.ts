import { createQueue } from '../../service/queue.js';
import type { PostgresClient, PostgresConnection } from './client.js';
import { runOnConnection } from './connection.js';
import { retryConflicts } from './retry-conflicts.js';

/** Runs a statement and resolves with its rows. */
export type Query = (text: string, values?: unknown[]) => Promise<readonly unknown[]>;

/**
 * Commits what `run` writes when it resolves, and rolls back if it rejects or a statement fails. If PostgreSQL itself
 * rolls back, to resolve a deadlock, `run` runs again. A step that takes longer than `timeout` ms rejects.
 */
export function runTransaction<Result>(
  client: PostgresClient,
  run: (query: Query) => Promise<Result>,
  timeout: number = Infinity,
): Promise<Result> {
  return retryConflicts(() =>
    'connect' in client
      ? runOnConnection(client, timeout, async (connection) => {
          await connection.query(`begin ${isolation}; ${createServerTimeouts(timeout)}`);
          try {
            const result = await runStatements(connection, run);
            await connection.query('commit');
            return result;
          } catch (thrown) {
            // Of no use on a broken connection, which is destroyed.
            await connection.query('rollback').catch(() => undefined);
            throw thrown;
          }
        })
      : client.transaction(async (connection) => {
          await connection.query(`set transaction ${isolation}`);
          return runStatements(connection, run);
        }),
  );
}

/**
 * Whatever the database's default is: at a stricter level, the snapshot is as old as the first statement, which waits
 * for the locks, so that it would not show what their previous holder wrote.
 */
const isolation = 'isolation level read committed';

/**
 * Ends a connection whose process disappeared, and the wait for its locks. Nothing but statements is awaited in a
 * transaction, so neither is ever this slow otherwise. 0 is no limit.
 */
function createServerTimeouts(timeout: number): string {
  const ms = Number.isFinite(timeout) ? Math.ceil(timeout) : 0;
  return `set local idle_in_transaction_session_timeout = ${3 * ms}; set local lock_timeout = ${ms}`;
}

async function runStatements<Result>(
  connection: PostgresConnection,
  run: (query: Query) => Promise<Result>,
): Promise<Result> {
  // A connection runs one statement at a time, and pg warns about a second one.
  const enqueue = createQueue();
  const failures: unknown[] = [];
  let isOver = false;
  const query: Query = async (text, values) => {
    if (isOver)
      throw new Error(
        'The transaction is over, so this statement would run outside it. Await it before `run` resolves.',
      );
    try {
      return (await enqueue(() => connection.query(text, values))).rows;
    } catch (thrown) {
      failures.push(thrown);
      throw thrown;
    }
  };
  const [outcome] = await Promise.allSettled([run(query)]);
  isOver = true;
  await enqueue(async () => undefined);
  // After a failed statement PostgreSQL turns COMMIT into a rollback, without an error.
  if (failures.length > 0) throw failures[0];
  if (outcome.status === 'rejected') throw outcome.reason;
  return outcome.value;
}
