'use client';
import type { PhoneNumber } from '../core/model.js';
import { makePrimaryMutation } from '../query/make-primary.js';
import { usePhoneMutation, type UsePhoneMutationResult } from './usePhoneMutation.js';

/**
 * Makes a verified number (`{ id }`) the primary one, optimistically. Returns the list.
 * Errors: `verification_required`, `not_found`, `step_up_required`.
 */
export function useMakePrimary(): UsePhoneMutationResult<readonly PhoneNumber[], { id: string }> {
  return usePhoneMutation('makePrimary', makePrimaryMutation);
}
