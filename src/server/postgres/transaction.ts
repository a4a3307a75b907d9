import { createQueue } from '../../service/queue.js';
import type { PooledConnection, PostgresClient, PostgresConnection, PostgresPool } from './client.js';
import { retryingConflicts } from './conflicts.js';

/** Runs a statement and answers its rows. */
export type Query = (text: string, values?: unknown[]) => Promise<readonly unknown[]>;

/**
 * Commits what `run` has written when it resolves, and rolls it back when it rejects or a statement failed. Where
 * PostgreSQL has rolled back itself, lest two wait for each other for good, `run` runs again.
 */
export function transaction<Answer>(client: PostgresClient, run: (query: Query) => Promise<Answer>): Promise<Answer> {
  return retryingConflicts(() =>
    'connect' in client
      ? inPool(client, (connection) => settled(connection, run))
      : client.transaction(async (connection) => {
          await connection.query(`set transaction ${isolation}`);
          return settled(connection, run);
        }),
  );
}

/**
 * Whatever the database's own default is: the snapshot of a stricter level is as old as the first statement, which is
 * the one that waits for the locks, and would not show what their last holder has written.
 */
const isolation = 'isolation level read committed';

/**
 * A connection whose process has gone without a word, and whoever waits for its locks, give up. Nothing but statements
 * is awaited in a transaction, so neither is ever this slow otherwise.
 */
const patience = `set local idle_in_transaction_session_timeout = '30s'; set local lock_timeout = '10s'`;

async function inPool<Answer>(pool: PostgresPool, run: (connection: PostgresConnection) => Promise<Answer>): Promise<Answer> {
  const connection = await pool.connect();
  // One that breaks while it is lent says so, and an `error` that nobody hears ends the process.
  connection.on?.('error', noticed);
  let isWhole = false;
  try {
    await connection.query(`begin ${isolation}; ${patience}`);
    const answer = await run(connection);
    await connection.query('commit');
    isWhole = true;
    return answer;
  } catch (thrown) {
    isWhole = await rollBack(connection);
    throw thrown;
  } finally {
    connection.off?.('error', noticed);
    connection.release(!isWhole);
  }
}

function rollBack(connection: PooledConnection): Promise<boolean> {
  return connection.query('rollback').then(
    () => true,
    () => false,
  );
}

/** The statement that was under way rejects with it. */
function noticed(): void {}

async function settled<Answer>(connection: PostgresConnection, run: (query: Query) => Promise<Answer>): Promise<Answer> {
  // A connection runs one statement at a time, and pg warns of a second.
  const inTurn = createQueue();
  const failures: unknown[] = [];
  let isOver = false;
  const query: Query = async (text, values) => {
    if (isOver) throw new Error('The transaction is over, and this statement came after it. Await it before `run` resolves.');
    try {
      return (await inTurn(() => connection.query(text, values))).rows;
    } catch (thrown) {
      failures.push(thrown);
      throw thrown;
    }
  };
  const [outcome] = await Promise.allSettled([run(query)]);
  isOver = true;
  await inTurn(async () => undefined);
  // After a failed statement PostgreSQL answers COMMIT by rolling back, and calls that no error.
  if (failures.length > 0) throw failures[0];
  if (outcome.status === 'rejected') throw outcome.reason;
  return outcome.value;
}
