'use client';
import { usePhoneNumbersContext } from '../provider/PhoneNumbersContext.js';
import { createBackupCodesMutation } from '../query/create-backup-codes.js';
import type { Sealed } from '../query/sealed.js';
import { useOperation, type Operation } from './useOperation.js';

/**
 * Makes a new set of backup codes; the one before stops working. The codes are sealed: `reveal` opens them, to be shown
 * once, and `discard` forgets them. Errors: `step_up_required`, `verification_required`, `unsupported`.
 */
export function useCreateBackupCodes(): Operation<Sealed<readonly string[]>, void> {
  const session = usePhoneNumbersContext();
  return useOperation(createBackupCodesMutation(session), session.adapter.createBackupCodes !== undefined);
}
