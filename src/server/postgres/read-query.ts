import type { PooledConnection, PostgresClient, PostgresPool } from './client.js';
import { ignoreError } from './connection.js';
import { createTimeoutError, isUsableAfter } from './outage.js';
import type { Query } from './transaction.js';

/**
 * Returns the function that runs a statement outside a transaction, on a connection of its own. It rejects if that
 * takes longer than `timeout` ms, the wait for the connection included, and destroys a connection that did not respond.
 */
export function createReadQuery(client: PostgresClient, timeout: number): Query {
  if (!('connect' in client)) return async (text, values) => (await client.query(text, values)).rows;
  return (text, values) => readFromPool(client, timeout, text, values);
}

/** Most requests are one such read, so it has one timer and few promises. */
function readFromPool(
  pool: PostgresPool,
  timeout: number,
  text: string,
  values?: unknown[],
): Promise<readonly unknown[]> {
  return new Promise((resolve, reject) => {
    let connection: PooledConnection | null = null;
    let isOver = false;
    const finish = (isHealthy: boolean): boolean => {
      if (isOver) return false;
      isOver = true;
      clearTimeout(timer);
      connection?.off?.('error', ignoreError);
      connection?.release(!isHealthy);
      return true;
    };
    const fail = (thrown: unknown) => {
      if (finish(isUsableAfter(thrown))) reject(thrown);
    };
    const expire = () => fail(createTimeoutError(timeout, connection ? text : 'connect'));
    const timer = Number.isFinite(timeout) ? setTimeout(expire, timeout) : undefined;
    pool
      .connect()
      .then((connected) => {
        if (isOver) {
          // It came too late, and nobody waits for it any more.
          connected.release();
          return null;
        }
        connection = connected;
        connected.on?.('error', ignoreError);
        return connected.query(text, values);
      })
      .then((result) => {
        if (result && finish(true)) resolve(result.rows);
      }, fail);
  });
}
