'use client';
import type { PhoneNumber } from '../core/model.js';
import { usePhoneNumbersContext } from '../provider/PhoneNumbersContext.js';
import { addPhoneMutation } from '../query/add-phone.js';
import { useOperation, type Operation } from './useOperation.js';

/**
 * Adds a number (`{ phoneNumber }`, E.164) and answers it, unverified. Sends nothing: go on with
 * `usePrepareVerification`. Errors: `invalid_phone_number`, `phone_number_taken`, `unsupported_country`,
 * `too_many_phone_numbers`, `rate_limited`.
 */
export function useAddPhone(): Operation<PhoneNumber, { phoneNumber: string }> {
  return useOperation(addPhoneMutation(usePhoneNumbersContext()), true);
}
