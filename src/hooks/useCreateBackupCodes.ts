'use client';
import { createBackupCodesMutation } from '../query/create-backup-codes.js';
import type { Secret } from '../query/secret.js';
import { usePhoneMutation, type UsePhoneMutationResult } from './usePhoneMutation.js';

/**
 * Creates a new set of backup codes, which replaces the previous one. Returns a `Secret`: show the codes once with
 * `reveal()`, then `discard()` them. Errors: `step_up_required`, `verification_required`, `unsupported`.
 */
export function useCreateBackupCodes(): UsePhoneMutationResult<Secret<readonly string[]>, void> {
  return usePhoneMutation('createBackupCodes', createBackupCodesMutation);
}
