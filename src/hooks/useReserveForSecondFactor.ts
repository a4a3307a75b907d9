'use client';
import { usePhoneNumbersContext } from '../provider/PhoneNumbersContext.js';
import {
  reserveForSecondFactorMutation,
  type ReserveForSecondFactorAnswer,
  type ReserveForSecondFactorInput,
} from '../query/reserve-for-second-factor.js';
import { useOperation, type Operation } from './useOperation.js';

/**
 * Reserves a verified number as a second factor (`{ id, reserved: true }`, shown at once), or ends that. The answer
 * carries the list, and the backup codes that were made with the first reserved number, sealed: `reveal` opens them,
 * `discard` forgets them. Errors: `verification_required`, `last_second_factor`, `step_up_required`, `not_found`.
 */
export function useReserveForSecondFactor(): Operation<ReserveForSecondFactorAnswer, ReserveForSecondFactorInput> {
  const session = usePhoneNumbersContext();
  return useOperation(reserveForSecondFactorMutation(session), session.adapter.setReservedForSecondFactor !== undefined);
}
