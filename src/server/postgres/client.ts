/** What runs one statement: `values` stand for `$1`, `$2` and so on. */
export interface PostgresConnection {
  query(text: string, values?: unknown[]): Promise<{ rows: unknown[] }>;
}

/** A connection that a pool has lent. */
export interface PooledConnection extends PostgresConnection {
  /** Gives it back; `true` for one that is not to be lent again. */
  release(destroy?: boolean): void;
  on?(event: 'error', listener: (error: Error) => void): unknown;
  off?(event: 'error', listener: (error: Error) => void): unknown;
}

/**
 * A pool of connections, such as `Pool` of `pg` and whatever speaks like it. Listen to its `error`, as `pg` asks: an idle
 * connection that breaks ends the process otherwise.
 */
export interface PostgresPool extends PostgresConnection {
  connect(): Promise<PooledConnection>;
}

/** A database that runs transactions itself, such as PGlite. */
export interface PostgresDatabase extends PostgresConnection {
  transaction<Answer>(run: (connection: PostgresConnection) => Promise<Answer>): Promise<Answer>;
}

/** What reaches PostgreSQL 12 or newer. A single `Client` of `pg` does not do: two transactions at once need two. */
export type PostgresClient = PostgresPool | PostgresDatabase;
