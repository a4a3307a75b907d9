import type { PhoneErrorCode } from '../../core/errors.js';

/** One request, for the server's log: without a code, a whole number, an id, or what else was sent. */
export interface LogEntry {
  readonly method: string;
  /** As in openapi.json, such as `/phone_numbers/{id}`; null for a path that is none of them. */
  readonly route: string | null;
  readonly status: number;
  /** null where it was done. */
  readonly code: PhoneErrorCode | null;
  /** ms. */
  readonly duration: number;
  /** What went wrong within, with its causes, where `status` is 5xx: every word in it that has a digit is blotted out. */
  readonly error: string | null;
}

/** An error and its causes in one line, without any of these secrets, and without any word that could be one. */
export function describeError(thrown: unknown, secrets: readonly string[]): string {
  const said: string[] = [];
  for (let error = thrown, depth = 0; error !== undefined && error !== null && depth < 5; depth++) {
    said.push(error instanceof Error ? `${error.name}: ${error.message}${detailOf(error)}` : typeof error);
    error = error instanceof Error ? error.cause : undefined;
  }
  return redact(said.join(', caused by '), secrets);
}

function redact(text: string, secrets: readonly string[]): string {
  let left = text;
  for (const secret of secrets) if (secret !== '') left = left.replaceAll(secret, blot);
  // Codes, numbers, ids and what pg quotes in `detail`: a word of a message that is worth reading has no digit.
  return left.replace(/[\p{L}\p{M}\p{Nd}_+-]*\p{Nd}[\p{L}\p{M}\p{Nd}_-]*/gu, blot);
}

/** PostgreSQL tells there which row it was. */
function detailOf(error: Error): string {
  return 'detail' in error && typeof error.detail === 'string' ? ` (${error.detail})` : '';
}

const blot = '…';
