import { refuseToWriteWithoutKeys } from '../../service/reject-write.js';
import type { Query } from './transaction.js';

/** The tables of one schema, in one transaction or outside of any. */
export interface Tables {
  /** As it stands in a statement, such as `"phonekit"`. */
  readonly schema: string;
  /** Answers rows, by their columns' names. */
  read<Row>(text: string, values: unknown[]): Promise<readonly Row[]>;
  /** Rejects where no transaction would roll it back. */
  write(text: string, values: unknown[]): Promise<void>;
}

/** The tables where statements may write. */
export function tablesOf(schema: string, query: Query): Tables {
  return {
    schema: quoted(schema),
    read: async <Row>(text: string, values: unknown[]) => (await query(text, values)) as readonly Row[],
    write: async (text, values) => void (await query(text, values)),
  };
}

/** The tables for a transaction without keys. */
export function readableTables(schema: string, query: Query): Tables {
  return {
    ...tablesOf(schema, query),
    write: async () => refuseToWriteWithoutKeys(),
  };
}

/** A name as PostgreSQL reads it, whatever stands in it. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
