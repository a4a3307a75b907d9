import type { PGlite } from '@electric-sql/pglite';
import type { PostgresCursor, PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely';

/** The part of `pg`'s Pool that kysely needs, over PGlite's only connection: clients take turns. */
export function poolOver(database: PGlite): PostgresPool {
  let turn = Promise.resolve();
  return {
    async connect() {
      const before = turn;
      let release = () => {};
      turn = new Promise<void>((resolve) => {
        release = resolve;
      });
      await before;
      return clientOver(database, () => release());
    },
    async end() {},
  };
}

function clientOver(database: PGlite, release: () => void): PostgresPoolClient {
  function query<Row>(text: string, values: readonly unknown[]): Promise<PostgresQueryResult<Row>>;
  function query<Row>(cursor: PostgresCursor<Row>): PostgresCursor<Row>;
  function query<Row>(
    queryOrCursor: string | PostgresCursor<Row>,
    values: readonly unknown[] = [],
  ): PostgresCursor<Row> | Promise<PostgresQueryResult<Row>> {
    if (typeof queryOrCursor !== 'string') throw new Error('PGlite has no cursors.');
    return run<Row>(database, queryOrCursor, values);
  }
  return { query, release };
}

async function run<Row>(database: PGlite, text: string, values: readonly unknown[]): Promise<PostgresQueryResult<Row>> {
  const { rows, affectedRows = 0 } = await database.query<Row>(text, [...values]);
  const [command = 'SELECT'] = commands.filter((command) => text.toUpperCase().startsWith(command));
  return { command, rows, rowCount: rows.length > 0 ? rows.length : affectedRows };
}

const commands = [
  'UPDATE',
  'DELETE',
  'INSERT',
  'MERGE',
] as const satisfies readonly PostgresQueryResult<unknown>['command'][];
