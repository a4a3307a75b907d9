'use client';
import type { PhoneNumber } from '../core/model.js';
import { usePhoneNumbersContext } from '../provider/PhoneNumbersContext.js';
import { removePhoneMutation } from '../query/remove-phone.js';
import { useOperation, type Operation } from './useOperation.js';

/** Removes a number (`{ id }`) and answers the list without it. Errors: `last_second_factor`, `last_identification`, `step_up_required`. */
export function useRemovePhone(): Operation<readonly PhoneNumber[], { id: string }> {
  const session = usePhoneNumbersContext();
  return useOperation(removePhoneMutation(session), session.adapter.delete !== undefined);
}
