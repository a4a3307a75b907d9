import { isCodeVoid, type PhoneError } from '../core/errors.js';
import type { Channel } from '../core/model.js';
import type { UseCodeMutationResult } from './useCodeMutation.js';

/** The common part of `usePhoneVerification` and `useSecondFactorChallenge`: all state of a code screen. */
export interface UseCodeVerificationResult<Target, Data> {
  /** The number that the code is for; null until it is known, or if there is none. */
  number: Target | null;
  /**
   * What to render: `send`, a button that sends a code; `enter`, the code field, from the start of the send; `done`;
   * `blocked`, only `error`, since no further code helps; or null if there is no number.
   */
  step: 'send' | 'enter' | 'blocked' | 'done' | null;
  /** Why there is no code to enter, at the step `send`. */
  reason: 'not_sent' | 'expired' | 'too_many_attempts';
  /** Whether a code was sent that is still good. */
  isCodeGood: boolean;
  /**
   * Whether to let the user type a code at the step `send` too: one was sent that has expired by this device's clock
   * alone, which may be wrong or may have been changed.
   */
  mayHaveCode: boolean;
  /** Whether a code is being sent. */
  isSending: boolean;
  /** Whole seconds until the next code may be sent; 0 if it may be sent now. */
  secondsUntilResend: number;
  /** How the last code was sent, or the next one will be. */
  channel: Channel;
  /** The other channels that a code can be sent by, without those that were refused for the number. */
  otherChannels: readonly Channel[];
  /** Sends a code, or the next one, and resets `attempt`. A `channel` is remembered for the number. */
  send: (input?: SendCodeOptions, callbacks?: SendCodeCallbacks) => void;
  /**
   * Tries a code (`{ id, code }`). Errors: `incorrect_code` with `attemptsLeft`, `code_expired`, `too_many_attempts`,
   * `rate_limited`, `locked`.
   */
  attempt: UseCodeMutationResult<Data, { id: string }>;
  /**
   * The error to show: the one that blocks; else that of the last attempt, unless it made the code void (see
   * `reason`); else that of the last send.
   */
  error: PhoneError | null;
}

export interface SendCodeOptions {
  /** @default the one last chosen for the number, else the adapter's first channel */
  channel?: Channel | undefined;
}

export interface SendCodeCallbacks {
  onSuccess?: (() => void) | undefined;
  onError?: ((error: PhoneError) => void) | undefined;
}

type Given =
  'number' | 'channel' | 'isCodeGood' | 'mayHaveCode' | 'isSending' | 'secondsUntilResend' | 'attempt' | 'reason';

/** Derives what to render from what both hooks know. */
export function deriveCodeVerification<Target, Data>(
  isDone: boolean,
  lastSendError: PhoneError | null,
  { offered, ...given }: Pick<UseCodeVerificationResult<Target, Data>, Given> & { offered: readonly Channel[] },
  blocking: PhoneError | null = [given.attempt.error, lastSendError].find((error) => error?.code === 'locked') ?? null,
): Omit<UseCodeVerificationResult<Target, Data>, 'send'> {
  const { number, isCodeGood, isSending, secondsUntilResend, attempt } = given;
  // "Try again in 60 seconds" is no longer true once they have passed.
  const isPast = lastSendError?.code === 'rate_limited' && lastSendError.retryAfter !== null && !secondsUntilResend;
  // A code that is being tried is no longer good as soon as the backend has taken it, before the result is here.
  const isEntering = isCodeGood || isSending || attempt.isPending;
  return {
    ...given,
    otherChannels: offered.filter((other) => other !== given.channel),
    step: number === null ? null : isDone ? 'done' : blocking ? 'blocked' : isEntering ? 'enter' : 'send',
    error: blocking ?? (!attempt.isIdle && !isCodeVoid(attempt.error) ? attempt.error : isPast ? null : lastSendError),
  };
}
