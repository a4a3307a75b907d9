'use client';
import type { PhoneNumber } from '../core/model.js';
import { usePhoneNumbersContext } from '../provider/PhoneNumbersContext.js';
import { makePrimaryMutation } from '../query/make-primary.js';
import { useOperation, type Operation } from './useOperation.js';

/** Makes a verified number (`{ id }`) the primary one and answers the list; shown at once. Errors: `verification_required`, `not_found`, `step_up_required`. */
export function useMakePrimary(): Operation<readonly PhoneNumber[], { id: string }> {
  const session = usePhoneNumbersContext();
  return useOperation(makePrimaryMutation(session), session.adapter.makePrimary !== undefined);
}
