import { PhoneError, toPhoneError } from '../../core/errors.js';
import type { PhoneErrorCode } from '../../core/error-codes.js';
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

/** What an app throws may be anything, even an error that cannot be read. */
function readError(thrown: unknown): PhoneError {
  try {
    return toPhoneError(thrown);
  } catch {
    return new PhoneError('unknown', { cause: thrown });
  }
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
