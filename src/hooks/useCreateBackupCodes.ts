'use client';
import { createBackupCodesMutation } from '../query/create-backup-codes.js';
import type { Secret } from '../query/secret.js';
import { usePhoneMutation, type UsePhoneMutationResult } from './usePhoneMutation.js';

/**
 * Makes a new set of backup codes; the one before stops working. Returns them as a `Secret`: `reveal()` them to show
 * them once, then `discard()` them. Errors: `step_up_required`, `verification_required`, `unsupported`.
 */
export function useCreateBackupCodes(): UsePhoneMutationResult<Secret<readonly string[]>, void> {
  return usePhoneMutation('createBackupCodes', createBackupCodesMutation);
}
