'use client';
import type { PhoneNumber } from '../core/model.js';
import { makeDefaultSecondFactorMutation } from '../query/make-default-second-factor.js';
import { usePhoneMutation, type UsePhoneMutationResult } from './usePhoneMutation.js';

/**
 * Makes a reserved number (`{ id }`) the default second factor, optimistically. Returns the list.
 * Errors: `verification_required`, `not_found`, `step_up_required`.
 */
export function useMakeDefaultSecondFactor(): UsePhoneMutationResult<readonly PhoneNumber[], { id: string }> {
  return usePhoneMutation('makeDefaultSecondFactor', makeDefaultSecondFactorMutation);
}
