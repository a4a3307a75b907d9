import type { PhoneOperation } from '../core/adapter.js';
import { PhoneError } from '../core/errors.js';

/**
 * Whether the user has to prove again who they are before this operation; asked each time, so it answers false as long
 * as the last proof is fresh (NIST SP 800-63B, "Reauthentication"). Where it fails nothing is done.
 */
export type RequireStepUp = (userId: string, operation: PhoneOperation) => boolean | Promise<boolean>;

/** Refuses with `step_up_required` what needs a fresh proof. */
export async function refuseWithoutStepUp(
  requireStepUp: RequireStepUp | undefined,
  userId: string,
  operation: PhoneOperation,
): Promise<void> {
  if (await requireStepUp?.(userId, operation)) throw new PhoneError('step_up_required');
}
