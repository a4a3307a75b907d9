import { PhoneError, type PhoneErrorOptions } from '../core/errors.js';
import type { PhoneErrorCode } from '../core/error-codes.js';

/**
 * How a message failed. `refused`: the provider, or the app, declined it. `unsent`: the provider was never reached.
 * `unknown`: it may have been sent, as after a timeout.
 */
export type PhoneSendFailure = 'refused' | 'unsent' | 'unknown';

/**
 * What a `PhoneMessageSender` rejects with if it knows whether the message left, which decides what the send counts
 * for.
 */
export class PhoneSendError extends PhoneError {
  readonly failure: PhoneSendFailure;

  constructor(code: PhoneErrorCode, failure: PhoneSendFailure, options: PhoneErrorOptions = {}) {
    super(code, { ...options, mayArrive: failure === 'unknown' });
    this.failure = failure;
  }
}

/**
 * Returns how a message failed, by what its sender rejected with, and the error for the user. Every `PhoneError` with a
 * reason is a refusal; after everything else the message may have been sent.
 */
export function describeSendFailure(thrown: unknown): { failure: PhoneSendFailure; error: PhoneError } {
  if (thrown instanceof PhoneSendError) return { failure: thrown.failure, error: thrown };
  const error = thrown instanceof PhoneError ? thrown : new PhoneError('message_not_sent', { cause: thrown });
  if (!vagueCodes.has(error.code)) return { failure: 'refused', error };
  const { code, message, retryAfter, cause = thrown } = error;
  return { failure: 'unknown', error: new PhoneSendError(code, 'unknown', { message, retryAfter, cause }) };
}

const vagueCodes: ReadonlySet<PhoneErrorCode> = new Set(['message_not_sent', 'network', 'unknown']);
