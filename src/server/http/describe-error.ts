/** Returns an error and its causes in one line, without these secrets and without any word that could be one. */
export function describeError(thrown: unknown, secrets: readonly string[]): string {
  const parts: string[] = [];
  try {
    for (let error = thrown, depth = 0; depth < 5; depth++) {
      parts.push(
        error instanceof Error ? `${error.name}: ${error.message}${formatDetail(error)}` : describeKind(error),
      );
      error = error instanceof Error ? error.cause : undefined;
      if (error === undefined || error === null) break;
    }
  } catch {
    parts.push('an error that cannot be read');
  }
  return escapeText(parts.join(', caused by '), secrets);
}

/**
 * Returns text that is safe in any log: one line, without what a terminal would execute or reorder, and without
 * secrets.
 */
export function escapeText(text: string, secrets: readonly string[]): string {
  let left = text.slice(0, 10 * maxLength);
  for (const secret of secrets) if (secret !== '') left = left.replaceAll(secret, redacted);
  for (const pattern of secretPatterns) left = left.replace(pattern, redacted);
  return left.slice(0, maxLength).replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}

const redacted = '…';

/** A chain of errors that quotes a whole response would fill the log. */
const maxLength = 2000;

const secretPatterns: readonly RegExp[] = [
  // The user and password of a connection string.
  /(?<=:\/\/)[^\s/@]*@/g,
  // What follows the name of a secret.
  /(?<=\b(?:bearer|basic) +)\S{6,}/gi,
  /(?<=(?:token|secret|password|authorization|cookie|signature|key)["']?\s*[:=]\s*["']?)[^\s"',;&]+/gi,
  // Codes, numbers, ids, and what pg quotes in `detail`. The words of a message that are worth reading have no digit.
  /[\p{L}\p{M}\p{Nd}_+-]*\p{Nd}[\p{L}\p{M}\p{Nd}_-]*/gu,
  // Random text without a digit: long, and in changing case.
  /\b(?=[A-Za-z_-]*[a-z][A-Z])(?=[A-Za-z_-]*[A-Z]{2}|[A-Za-z_-]*[A-Z][a-z][A-Z])[A-Za-z_-]{20,}\b/g,
];

function describeKind(thrown: unknown): string {
  return thrown === null ? 'null was thrown' : `a value of type ${typeof thrown} was thrown`;
}

/** PostgreSQL names the row there. */
function formatDetail(error: Error): string {
  return 'detail' in error && typeof error.detail === 'string' ? ` (${error.detail})` : '';
}
