import { PhoneError } from '../../core/errors.js';
import { rejectAfter } from '../reject-after.js';

/** A database that does not respond in time, although nothing says that it never will. */
class DatabaseTimeoutError extends Error {
  override readonly name = 'DatabaseTimeoutError';
}

/** Rejects with `DatabaseTimeoutError` if the work takes longer than `timeout` ms; the work itself goes on. */
export function withTimeout<Result>(timeout: number, what: string, work: Promise<Result>): Promise<Result> {
  return rejectAfter(timeout, () => createTimeoutError(timeout, what), work);
}

export function createTimeoutError(timeout: number, what: string): DatabaseTimeoutError {
  return new DatabaseTimeoutError(`PostgreSQL did not respond within ${timeout} ms (${what.slice(0, 60)}).`);
}

/**
 * Returns whether a connection is usable after a statement that rejected with this: an error that PostgreSQL reports
 * has a severity, and leaves it usable unless it ended it.
 */
export function isUsableAfter(thrown: unknown): boolean {
  return thrown instanceof Error && 'severity' in thrown && !isOutage(thrown);
}

/** Returns `network`, which a server responds to with 503, for an error of a database that is gone; else the error. */
export function translateOutage(thrown: unknown): unknown {
  return isOutage(thrown)
    ? new PhoneError('network', { cause: thrown, message: 'The database is not available.' })
    : thrown;
}

/** Returns whether the database is gone, or did not respond in time. */
function isOutage(thrown: unknown): boolean {
  if (!(thrown instanceof Error)) return false;
  if (thrown instanceof DatabaseTimeoutError || messages.test(thrown.message)) return true;
  const code = 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : '';
  return codes.test(code) || ('errors' in thrown && Array.isArray(thrown.errors) && thrown.errors.some(isOutage));
}

/**
 * SQLSTATE: connection exceptions (08), lack of resources (53), interventions of an operator (57, but for
 * `database_dropped`), `read_only_sql_transaction` after a failover, `lock_not_available`, system errors (58); and
 * Node's own codes.
 */
const codes = new RegExp(
  '^(08...|53...|57014|57P0[1235]|25006|25P03|55P03|58...|' +
    'ECONN\\w+|EPIPE|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|ENOENT)$',
);

/** Of `pg`, whose errors of a broken connection have no code. */
const messages = new RegExp(
  [
    'Connection terminated',
    'Client has encountered a connection error',
    'timeout exceeded when trying to connect',
    'Query read timeout',
    'Client was closed',
    'Cannot use a pool after calling end',
  ].join('|'),
  'i',
);
