import type { PooledConnection, PostgresConnection, PostgresPool } from './client.js';
import { isUsableAfter, withTimeout } from './outage.js';

/**
 * Runs `run` on a connection of the pool. A connection that does not respond within `timeout` ms is destroyed, so that
 * its place in the pool is free for a new one.
 */
export async function runOnConnection<Result>(
  pool: PostgresPool,
  timeout: number,
  run: (connection: PostgresConnection) => Promise<Result>,
): Promise<Result> {
  const connection = await connect(pool, timeout);
  // A connection that breaks while it is checked out emits `error`, which ends the process if nobody listens.
  connection.on?.('error', ignoreError);
  let isHealthy = true;
  const query: PostgresConnection['query'] = async (text, values) => {
    // After the first statement without a response, the next ones would only wait behind it.
    if (!isHealthy) throw new Error('The connection is broken.');
    try {
      return await withTimeout(timeout, text, connection.query(text, values));
    } catch (thrown) {
      isHealthy = isUsableAfter(thrown);
      throw thrown;
    }
  };
  try {
    return await run({ query });
  } finally {
    connection.off?.('error', ignoreError);
    connection.release(!isHealthy);
  }
}

async function connect(pool: PostgresPool, timeout: number): Promise<PooledConnection> {
  const connecting = pool.connect();
  try {
    return await withTimeout(timeout, 'connect', connecting);
  } catch (thrown) {
    // It may come yet, and nobody waits for it any more.
    connecting.then((connection) => connection.release()).catch(() => undefined);
    throw thrown;
  }
}

/** The statement that was running rejects with the same error. */
export function ignoreError(): void {}
