import type { PhoneError } from '../core/errors.js';

/** Why the last send failed, for as long as that is true: "try again in 60 seconds" is not once the wait is over. */
export function unlessWaitIsOver(error: PhoneError | null, secondsLeft: number): PhoneError | null {
  const wasToWait = error?.code === 'rate_limited' && error.retryAfter !== null;
  return wasToWait && secondsLeft === 0 ? null : error;
}
