import type { PhoneOperation } from '../core/adapter.js';
import { PhoneError } from '../core/errors.js';

/**
 * Returns whether the user must prove again who they are before this operation. Called for each operation, so return
 * false while the last proof is fresh (NIST SP 800-63B, "Reauthentication"). If it throws, nothing is done.
 */
export type RequireStepUp = (userId: string, operation: PhoneOperation) => boolean | Promise<boolean>;

/** Throws `step_up_required` if the operation needs a fresh proof. */
export async function assertStepUp(
  requireStepUp: RequireStepUp | undefined,
  userId: string,
  operation: PhoneOperation,
): Promise<void> {
  if (await requireStepUp?.(userId, operation)) throw new PhoneError('step_up_required');
}
