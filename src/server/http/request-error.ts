import { PhoneError, toPhoneError } from '../../core/errors.js';
import { phoneErrorCodes, type PhoneErrorCode } from '../../core/error-codes.js';
import { isMember } from '../../core/validate.js';
import { problemStatuses } from '../../protocol/problem.js';

/** A request that is rejected for its form, with a status that no `PhoneErrorCode` has by itself. */
export class RequestError extends Error {
  override readonly name = 'RequestError';
  readonly error: PhoneError;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;

  /** `unsupported` means that nothing was done, and that the same request will never succeed. */
  constructor(status: number, code: PhoneErrorCode = 'unsupported', headers: Readonly<Record<string, string>> = {}) {
    const retryAfter = headers['Retry-After'];
    super(code);
    this.error = new PhoneError(code, { retryAfter: retryAfter === undefined ? null : Number(retryAfter) });
    this.status = status;
    this.headers = headers;
  }
}

/** What a response says about an error. */
export type ErrorResponse = Pick<RequestError, 'error' | 'status' | 'headers'>;

/** Returns the error, status and headers of the response to whatever was thrown. */
export function toErrorResponse(thrown: unknown): ErrorResponse {
  if (thrown instanceof RequestError) return thrown;
  const error = readError(thrown);
  const status = problemStatuses[error.code];
  return { error, status, headers: createErrorHeaders(error, status) };
}

/** What an app or a provider throws may be anything: an error that cannot be read, or that no response can have. */
function readError(thrown: unknown): PhoneError {
  try {
    const error = toPhoneError(thrown);
    if (!isMember(phoneErrorCodes, error.code)) return new PhoneError('unknown', { cause: thrown });
    const { code, message, field, attemptsLeft, mayArrive, sentAgo, cause } = error;
    const retryAfter = toWholeSeconds(error.retryAfter);
    if (retryAfter === error.retryAfter) return error;
    return new PhoneError(code, { message, field, retryAfter, attemptsLeft, mayArrive, sentAgo, cause });
  } catch {
    return new PhoneError('unknown', { cause: thrown });
  }
}

/** Returns what `Retry-After` can say (RFC 9110, 10.2.3); null if it is no such time. */
function toWholeSeconds(seconds: unknown): number | null {
  const whole = typeof seconds === 'number' ? Math.max(0, Math.ceil(seconds)) : null;
  return Number.isSafeInteger(whole) ? whole : null;
}

function createErrorHeaders({ retryAfter }: PhoneError, status: number): Record<string, string> {
  // RFC 9110 (11.6.1) requires a challenge; browsers open no password dialog for a scheme that they do not know.
  if (status === 401) return { 'WWW-Authenticate': 'Session' };
  // A lock that only an operator ends has no time after which to try again.
  if (status === 429 && retryAfter !== null) return { 'Retry-After': String(retryAfter) };
  if (status === 503) return { 'Retry-After': String(retryAfter ?? defaultRetryAfter) };
  return {};
}

/** Seconds. A provider that has just failed often works again by then. */
const defaultRetryAfter = 5;
