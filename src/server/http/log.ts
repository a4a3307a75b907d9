import type { PhoneErrorCode } from '../../core/errors.js';

/** One request, for the server's log: without a code, a whole number, an id, or anything else that was sent. */
export interface LogEntry {
  readonly method: string;
  /** As in openapi.json, such as `/phone_numbers/{id}`; null if no route matches the path. */
  readonly route: string | null;
  readonly status: number;
  /** null if the request succeeded. */
  readonly code: PhoneErrorCode | null;
  /** ms. */
  readonly duration: number;
  /** The error and its causes if `status` is 5xx, with every word that has a digit redacted; else null. */
  readonly error: string | null;
}

/** Returns an error and its causes in one line, without these secrets and without any word that could be one. */
export function describeError(thrown: unknown, secrets: readonly string[]): string {
  const parts: string[] = [];
  for (let error = thrown, depth = 0; error !== undefined && error !== null && depth < 5; depth++) {
    parts.push(error instanceof Error ? `${error.name}: ${error.message}${formatDetail(error)}` : typeof error);
    error = error instanceof Error ? error.cause : undefined;
  }
  return redact(parts.join(', caused by '), secrets);
}

function redact(text: string, secrets: readonly string[]): string {
  let left = text;
  for (const secret of secrets) if (secret !== '') left = left.replaceAll(secret, redacted);
  // Codes, numbers, ids, and what pg quotes in `detail`. The words of a message that are worth reading have no digit.
  return left.replace(/[\p{L}\p{M}\p{Nd}_+-]*\p{Nd}[\p{L}\p{M}\p{Nd}_-]*/gu, redacted);
}

/** PostgreSQL names the row there. */
function formatDetail(error: Error): string {
  return 'detail' in error && typeof error.detail === 'string' ? ` (${error.detail})` : '';
}

const redacted = '…';
