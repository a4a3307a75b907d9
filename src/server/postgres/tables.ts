import { rejectWrite } from '../../service/reject-write.js';
import type { Query } from './transaction.js';

/** The tables of one schema, inside or outside a transaction. */
export interface Tables {
  /** Quoted for use in a statement, such as `"phonekit"`. */
  readonly schema: string;
  /** Resolves with rows, by column name. */
  read<Row>(text: string, values: unknown[]): Promise<readonly Row[]>;
  /** Rejects outside a transaction, where nothing would roll it back. */
  write(text: string, values: unknown[]): Promise<void>;
}

/** Returns the tables for a transaction with keys. */
export function createTables(schema: string, query: Query): Tables {
  return {
    schema: quoteIdentifier(schema),
    read: async <Row>(text: string, values: unknown[]) => (await query(text, values)) as readonly Row[],
    write: async (text, values) => void (await query(text, values)),
  };
}

/** Returns the tables for a transaction without keys, which may not write. */
export function createReadOnlyTables(schema: string, query: Query): Tables {
  return {
    ...createTables(schema, query),
    write: async () => rejectWrite(),
  };
}

/** Quotes a name for PostgreSQL, whatever characters it has. */
export function quoteIdentifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
