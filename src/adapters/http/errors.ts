import { PhoneError } from '../../core/errors.js';
import type { PhoneErrorCode } from '../../core/error-codes.js';
import { isRecord } from '../../core/validate.js';
import { parseProblem } from '../../protocol/problem.js';
import { findErrorCode, type ErrorCodes } from '../kit/call-vendor.js';
import type { HttpCall } from './send-once.js';
import type { HttpResponse } from './response.js';

/** The `cause` of a `PhoneError`: what the server returned, and nothing of what was sent to it. */
export interface HttpCause {
  /** null if no complete response arrived. */
  readonly status: number | null;
  /** The problem details (RFC 9457) with all their members; null if there were none. */
  readonly problem: unknown;
}

/** Returns the error that a response describes: by its problem details, or else by its status. */
export function translateResponse({ status, type, body, retryAfter }: HttpResponse, call: HttpCall): PhoneError {
  const problem = isRecord(body) ? body : null;
  const cause: HttpCause = { status, problem: redactCode(problem, call) };
  return (
    parseProblem(problem && { ...problem, retry_after: problem.retry_after ?? retryAfter }, cause) ??
    new PhoneError(findErrorCode(httpStatuses, status) ?? 'unknown', {
      retryAfter,
      cause,
      message: `The server returned ${status} with ${type || 'no content type'}, and no problem details.`,
    })
  );
}

/**
 * Returns whether a gateway responded in place of the server, which may have done the work. A gateway that names a time
 * to come back did not pass the request on.
 */
export function isGatewayResponse({ status, body, retryAfter }: HttpResponse): boolean {
  return findErrorCode(httpStatuses, status) === 'network' && retryAfter === null && !parseProblem(body, null);
}

/**
 * Returns `network`: nobody knows what the server did. It keeps only the message, because an app's `fetch` may throw
 * the request.
 */
export function createNetworkError(thrown: unknown, call: HttpCall): PhoneError {
  const cause: HttpCause = { status: null, problem: null };
  const message = thrown instanceof Error ? thrown.message : 'No complete response arrived.';
  return new PhoneError('network', { cause, message: redactCode(message, call) });
}

/** For a response without problem details. 409 is missing because it could be one of many conflicts. */
const httpStatuses: ErrorCodes = {
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'not_found',
  429: 'rate_limited',
  502: 'network',
  503: 'network',
  504: 'network',
} satisfies Record<number, PhoneErrorCode>;

/** A server that echoes the request would put the code into every log that the error reaches. */
function redactCode<Value>(value: Value, { body }: HttpCall): Value {
  const code = body?.code;
  if (typeof code !== 'string' || code === '') return value;
  return JSON.parse(JSON.stringify(value), (_, part: unknown) =>
    typeof part === 'string' || typeof part === 'number' ? redactText(part, code) : part,
  );
}

function redactText(value: string | number, secret: string): string | number {
  return String(value).includes(secret) ? String(value).replaceAll(secret, '…') : value;
}
