import type { StepUp } from '../core/adapter.js';
import { PhoneError, toPhoneError } from '../core/errors.js';

/** The step-ups in flight, by the callback and the user. */
const inFlight = new WeakMap<StepUp, Map<string, Promise<void>>>();

/**
 * Asks the user for a step-up, or returns the promise of the pending one. Rejects with `step_up_cancelled` if the
 * callback rejects.
 */
export function requestStepUp(onStepUp: StepUp, userId: string, error: PhoneError): Promise<void> {
  const users = inFlight.get(onStepUp) ?? new Map<string, Promise<void>>();
  inFlight.set(onStepUp, users);
  const current = users.get(userId);
  if (current) return current;
  // Deferred by a microtask, so that a callback that throws synchronously is a cancellation too.
  const request = Promise.resolve(error)
    .then(onStepUp)
    .catch((thrown: unknown) => {
      throw new PhoneError('step_up_cancelled', { cause: toPhoneError(thrown).cause ?? thrown });
    })
    .finally(() => users.delete(userId));
  users.set(userId, request);
  return request;
}
