import type { StepUp } from '../core/adapter.js';
import { PhoneError, toPhoneError } from '../core/errors.js';

/** Step-ups under way, by what is asked and of whom. */
const underWay = new WeakMap<StepUp, Map<string, Promise<void>>>();

/** One step-up serves every operation of a user that asks for one meanwhile. A cancelled one is `step_up_cancelled`. */
export function stepUpOnce(onStepUp: StepUp, userId: string, error: PhoneError): Promise<void> {
  const users = underWay.get(onStepUp) ?? new Map<string, Promise<void>>();
  underWay.set(onStepUp, users);
  const asked = users.get(userId);
  if (asked) return asked;
  // Deferred by a microtask, so that what it throws at once is a cancel too.
  const asking = Promise.resolve(error)
    .then(onStepUp)
    .catch((thrown: unknown) => {
      throw new PhoneError('step_up_cancelled', { cause: toPhoneError(thrown).cause ?? thrown });
    })
    .finally(() => users.delete(userId));
  users.set(userId, asking);
  return asking;
}
