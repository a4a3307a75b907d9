import { PhoneError, type PhoneErrorCode } from '../../../core/errors.js';
import { isRecord } from '../../../core/validate.js';

/** The errors that a provider can report for a message. */
export const sendErrorCodes = [
  'message_not_sent',
  'invalid_phone_number',
  'unsupported_country',
  'rate_limited',
  'unsupported',
] as const satisfies readonly PhoneErrorCode[];

export type SendErrorCode = (typeof sendErrorCodes)[number];

/**
 * Returns the error that a sender rejects with. Its message and cause hold only `reason`, which is logged: a provider's
 * own error may quote the number, and its client's error the whole request, code included.
 */
export function createSendError(code: SendErrorCode, reason: string, retryAfter?: number | null): PhoneError {
  const seconds = retryAfter ?? (code === 'rate_limited' ? limitedRetryAfter : null);
  return new PhoneError(code, { message: reason, cause: new Error(reason), retryAfter: seconds });
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
