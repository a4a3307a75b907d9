import { PhoneError, type PhoneErrorCode, type PhoneErrorOptions } from '../core/errors.js';

/**
 * What became of a message that was not accepted. `refused`: the provider, or the app, declined it. `unsent`: the
 * provider was never reached. `unknown`: it may have been sent, as after a timeout.
 */
export type PhoneSendFailure = 'refused' | 'unsent' | 'unknown';

/**
 * What a `PhoneMessageSender` rejects with if it knows what became of the message, which decides what the send counts for.
 */
export class PhoneSendError extends PhoneError {
  readonly failure: PhoneSendFailure;

  constructor(code: PhoneErrorCode, failure: PhoneSendFailure, options: PhoneErrorOptions = {}) {
    super(code, options);
    this.failure = failure;
  }
}

/**
 * Returns what became of a message, by what its sender rejected with. Every `PhoneError` with a reason is a refusal;
 * everything else may have been sent.
 */
export function getSendFailure(thrown: unknown): PhoneSendFailure {
  if (thrown instanceof PhoneSendError) return thrown.failure;
  return thrown instanceof PhoneError && !vagueCodes.has(thrown.code) ? 'refused' : 'unknown';
}

const vagueCodes: ReadonlySet<PhoneErrorCode> = new Set(['message_not_sent', 'network', 'unknown']);
