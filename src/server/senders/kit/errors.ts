import { isRecord } from '../../../core/validate.js';
import { PhoneError, type PhoneErrorCode } from '../../../core/errors.js';

/**
 * What a sender rejects with. Of what the provider said it keeps `reason` alone, which goes into logs: a provider's own
 * error may quote the number, and its client's the whole request, with the code in it.
 */
export function refused(code: ProviderRefusal, reason: string, retryAfter?: number | null): PhoneError {
  const wait = retryAfter ?? (code === 'rate_limited' ? usualWait : null);
  return new PhoneError(code, { message: reason, cause: new Error(reason), retryAfter: wait });
}

/** Why nothing came back, such as `ECONNREFUSED`: of an error whose text may quote what was sent, its code or its name. */
export function failureOf(thrown: unknown): string {
  for (let error = thrown; isRecord(error); error = error.cause) {
    if (typeof error.code === 'string' && /^[A-Z][A-Z_\d]*$/.test(error.code)) return error.code;
  }
  return thrown instanceof Error ? thrown.name : typeof thrown;
}

/** What a provider can say of a message that it does not take. */
export type ProviderRefusal = Extract<PhoneErrorCode, 'message_not_sent' | 'invalid_phone_number' | 'unsupported_country' | 'rate_limited' | 'unsupported'>;

/** Seconds: providers count by the second, and seldom say for how long they refuse. Without any, it would be a lock. */
const usualWait = 10;
