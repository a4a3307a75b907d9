import { isCodeVoid, type PhoneError } from '../core/errors.js';
import type { Channel } from '../core/model.js';
import type { UseCodeMutationResult } from './useCodeMutation.js';

/** What `usePhoneVerification` and `useSecondFactorChallenge` have in common: everything that a code screen renders. */
export interface UseCodeVerificationResult<Target, Data> {
  /** The number that the code is for; null until it is known, or if there is none. */
  number: Target | null;
  /**
   * What to render: `send`, the offer to send a code; `enter`, the code field, from the moment the code is being sent;
   * `done`; or null if there is no number.
   */
  step: 'send' | 'enter' | 'done' | null;
  /** Why there is no code to enter, at the step `send`. */
  reason: 'not_sent' | 'expired' | 'too_many_attempts';
  /** Whether a code was sent that is still good. */
  isCodeGood: boolean;
  /** Whether a code is being sent. */
  isSending: boolean;
  /** Whole seconds until the next code may be sent; 0 if it may be sent now. */
  secondsUntilResend: number;
  /** Sends a code, or the next one, and resets `attempt`. */
  send: (options?: SendOptions) => void;
  /** Why the last send failed; null once `retryAfter` has passed. Errors: `rate_limited`, `message_not_sent`. */
  sendError: PhoneError | null;
  /**
   * Tries a code (`{ id, code }`). Errors: `incorrect_code` with `attemptsLeft`, `code_expired`, `too_many_attempts`,
   * `rate_limited`.
   */
  attempt: UseCodeMutationResult<Data, { id: string }>;
  /** The error to show: the attempt's, unless the code is void, which `reason` says; else `sendError`. */
  error: PhoneError | null;
}

export interface SendOptions {
  /** @default the adapter's first channel */
  channel?: Channel;
  /** Called when the code was sent. */
  onSuccess?: () => void;
}

interface CodeState<Data> {
  hasNumber: boolean;
  isDone: boolean;
  isCodeGood: boolean;
  isSending: boolean;
  secondsUntilResend: number;
  lastSendError: PhoneError | null;
  attempt: UseCodeMutationResult<Data, { id: string }>;
}

/** Derives what both hooks return in common. */
export function deriveCodeVerification<Data>({ hasNumber, isDone, lastSendError, ...state }: CodeState<Data>) {
  const { isCodeGood, isSending, secondsUntilResend, attempt } = state;
  // "Try again in 60 seconds" is no longer true once they have passed.
  const hasWaited = lastSendError?.code === 'rate_limited' && lastSendError.retryAfter !== null && secondsUntilResend === 0;
  const sendError = hasWaited ? null : lastSendError;
  const step = !hasNumber ? null : isDone ? ('done' as const) : isCodeGood || isSending ? ('enter' as const) : ('send' as const);
  return { ...state, step, sendError, error: attempt.error && !isCodeVoid(attempt.error) ? attempt.error : sendError };
}
