'use client';
import {
  reserveForSecondFactorMutation,
  type ReserveForSecondFactorVariables,
  type ReserveForSecondFactorResult,
} from '../query/reserve-for-second-factor.js';
import { usePhoneMutation, type UsePhoneMutationResult } from './usePhoneMutation.js';

/**
 * Reserves a verified number for the second factor (`{ id, reserved: true }`), optimistically, or ends the reservation
 * (`reserved: false`). Returns the list, and the backup codes that were created with the first reservation as a
 * `Secret`, else null. Errors: `verification_required`, `last_second_factor`, `step_up_required`, `not_found`.
 */
export function useReserveForSecondFactor(): UsePhoneMutationResult<
  ReserveForSecondFactorResult,
  ReserveForSecondFactorVariables
> {
  return usePhoneMutation('setReservedForSecondFactor', reserveForSecondFactorMutation);
}
