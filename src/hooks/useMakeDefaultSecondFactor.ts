'use client';
import type { PhoneNumber } from '../core/model.js';
import { usePhoneNumbersContext } from '../provider/PhoneNumbersContext.js';
import { makeDefaultSecondFactorMutation } from '../query/make-default-second-factor.js';
import { useOperation, type Operation } from './useOperation.js';

/** Makes a reserved number (`{ id }`) the default second factor and answers the list; shown at once. Errors: `verification_required`, `not_found`, `step_up_required`. */
export function useMakeDefaultSecondFactor(): Operation<readonly PhoneNumber[], { id: string }> {
  const session = usePhoneNumbersContext();
  return useOperation(makeDefaultSecondFactorMutation(session), session.adapter.makeDefaultSecondFactor !== undefined);
}
