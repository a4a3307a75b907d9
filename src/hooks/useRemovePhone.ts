'use client';
import type { PhoneNumber } from '../core/model.js';
import { removePhoneMutation } from '../query/remove-phone.js';
import { usePhoneMutation, type UsePhoneMutationResult } from './usePhoneMutation.js';

/**
 * Removes a number (`{ id }`). Returns the list without it.
 * Errors: `last_second_factor`, `last_identification`, `step_up_required`.
 */
export function useRemovePhone(): UsePhoneMutationResult<readonly PhoneNumber[], { id: string }> {
  return usePhoneMutation('delete', removePhoneMutation);
}
