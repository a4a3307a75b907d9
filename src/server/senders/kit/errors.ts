import type { PhoneError } from '../../../core/errors.js';
import type { PhoneErrorCode } from '../../../core/error-codes.js';
import { isRecord } from '../../../core/validate.js';
import { PhoneSendError, type PhoneSendFailure } from '../../../service/send-error.js';

/** The errors that a provider can report for a message. */
export const sendErrorCodes = [
  'message_not_sent',
  'invalid_phone_number',
  'recipient_opted_out',
  'recipient_unreachable',
  'unsupported_country',
  'rate_limited',
  'unsupported',
] as const satisfies readonly PhoneErrorCode[];

export type SendErrorCode = (typeof sendErrorCodes)[number];

export interface SendErrorDetails {
  /** @default `unknown` for `message_not_sent`, else `refused` */
  failure?: PhoneSendFailure | undefined;
  /** Seconds. */
  retryAfter?: number | null | undefined;
}

/**
 * Returns the error that a sender rejects with. Its message and cause hold only `reason`, which is logged: a provider's
 * own error may quote the number, and its client's error the whole request, code included.
 */
export function createSendError(
  code: SendErrorCode,
  reason: string,
  { failure = code === 'message_not_sent' ? 'unknown' : 'refused', retryAfter = null }: SendErrorDetails = {},
): PhoneError {
  const seconds = retryAfter ?? (code === 'rate_limited' ? limitedRetryAfter : null);
  return new PhoneSendError(code, failure, { message: reason, cause: new Error(reason), retryAfter: seconds });
}

/** Returns the outcome of a message whose request got no response. */
export function getConnectionFailure(thrown: unknown): PhoneSendFailure {
  return unconnectedCodes.has(describeFailure(thrown)) ? 'unsent' : 'unknown';
}

/**
 * Returns the outcome of a message that was not accepted, by the HTTP status: after a server's own error it may have
 * been sent.
 */
export function getStatusFailure(status: number): PhoneSendFailure {
  return status >= 500 ? 'unknown' : 'refused';
}

/**
 * Describes why no response arrived, such as `ECONNREFUSED`: by the error's code or name, because its text may quote
 * what was sent.
 */
export function describeFailure(thrown: unknown): string {
  for (let error = thrown; isRecord(error); error = error.cause) {
    if (typeof error.code === 'string' && /^[A-Z][A-Z_\d]*$/.test(error.code)) return error.code;
  }
  return thrown instanceof Error ? thrown.name : typeof thrown;
}

/** Seconds. Providers count by the second and seldom say how long they refuse; without a number it would be a lock. */
const limitedRetryAfter = 10;

/** Of Node and undici: no connection was made, so that nothing was sent. */
const unconnectedCodes: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);
