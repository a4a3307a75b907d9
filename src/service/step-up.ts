import type { PhoneOperation } from '../core/adapter.js';
import { PhoneError } from '../core/errors.js';
import { isRecord } from '../core/validate.js';
import type { ServiceContext } from './context.js';
import { isReserved } from './save-changes.js';

/**
 * Returns whether the user must prove again who they are before this operation. Called for each operation that changes
 * something, so return false while the last proof is fresh (NIST SP 800-63B, "Reauthentication"). If it returns
 * undefined, these need a fresh proof and nothing else does (NIST SP 800-63B-4, 4.1.2.1; OWASP ASVS 7.5.1): reserving a
 * number, ending its reservation, removing a reserved one, verifying one that takes its place (policy `replaces`), and
 * creating backup codes. If it throws, nothing is done.
 */
export type RequirePhoneStepUp = (
  userId: string,
  operation: PhoneOperation,
) => boolean | undefined | Promise<boolean | undefined>;

/**
 * Throws `step_up_required` if the operation needs a fresh proof. Resolves with whether it may change the second
 * factor: without a fresh proof it may not, even if a number is reserved while it waits for its lock.
 */
export async function assertStepUp(
  { store, policy, requireStepUp }: ServiceContext,
  userId: string,
  operation: PhoneOperation,
  input: unknown,
): Promise<boolean> {
  if (requireStepUp === undefined) return true;
  const changesSecondFactor = async () => {
    if (operation === 'setReservedForSecondFactor' || operation === 'createBackupCodes') return true;
    const movesFactor = operation === 'attemptVerification' && policy.replaces;
    if (operation !== 'delete' && !movesFactor) return false;
    const factors = (await store.transaction([], (tx) => tx.phoneNumbers(userId))).filter(isReserved);
    return movesFactor ? factors.length > 0 : factors.some(({ id }) => isRecord(input) && input.id === id);
  };
  const required = await requireStepUp(userId, operation);
  if (required ?? (await changesSecondFactor())) throw new PhoneError('step_up_required');
  return required === false;
}
