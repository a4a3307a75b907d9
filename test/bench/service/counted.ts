import type { PostgresConnection, PostgresPool } from '../../../src/server/postgres/index.js';

/** Returns the pool, and how many statements it has sent, including `begin` and `commit`. */
export function countStatements(pool: PostgresPool): { pool: PostgresPool; count: () => number } {
  let count = 0;
  const counting =
    (connection: PostgresConnection): PostgresConnection['query'] =>
    (text, values) => {
      count += 1;
      return connection.query(text, values);
    };
  return {
    count: () => count,
    pool: {
      query: counting(pool),
      async connect() {
        const connection = await pool.connect();
        return { query: counting(connection), release: (destroy) => connection.release(destroy) };
      },
    },
  };
}
