/** Runs one statement; `values` replace `$1`, `$2` and so on. */
export interface PostgresConnection {
  query(text: string, values?: unknown[]): Promise<{ rows: unknown[] }>;
}

/** A connection that was checked out of a pool. */
export interface PooledConnection extends PostgresConnection {
  /** Returns the connection to the pool; `true` destroys it instead. */
  release(destroy?: boolean): void;
  on?: ((event: 'error', listener: (error: Error) => void) => unknown) | undefined;
  off?: ((event: 'error', listener: (error: Error) => void) => unknown) | undefined;
}

/**
 * A pool of connections, such as `Pool` of `pg` or a compatible one. Listen to its `error` event, as `pg` requires:
 * without a listener, an idle connection that breaks ends the process.
 */
export interface PostgresPool extends PostgresConnection {
  connect(): Promise<PooledConnection>;
  /**
   * `pg` reads them for each connection. If `connectionTimeoutMillis` is missing, `postgresStore` sets it: without it a
   * connection to a database that is gone keeps its place in the pool for ever.
   */
  readonly options?: { connectionTimeoutMillis?: number | undefined } | undefined;
}

/** A database that runs transactions itself, such as PGlite. */
export interface PostgresDatabase extends PostgresConnection {
  transaction<Result>(run: (connection: PostgresConnection) => Promise<Result>): Promise<Result>;
}

/** Access to PostgreSQL 12 or newer. A single `Client` of `pg` is not enough: two concurrent transactions need two. */
export type PostgresClient = PostgresPool | PostgresDatabase;
