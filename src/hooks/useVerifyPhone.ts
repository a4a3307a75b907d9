'use client';
import type { PhoneNumber } from '../core/model.js';
import { usePhoneNumbersContext } from '../provider/PhoneNumbersContext.js';
import { verifyPhoneMutation } from '../query/verify-phone.js';
import { useCodeMutation, type UseCodeMutationResult } from './useCodeMutation.js';

/**
 * Tries a code (`{ id, code }`). Returns the verified number. Errors: `incorrect_code` with `attemptsLeft`,
 * `code_expired`, `too_many_attempts` (the code is void: send a new one), `phone_number_taken`, `rate_limited`,
 * `locked`.
 */
export function useVerifyPhone(): UseCodeMutationResult<PhoneNumber, { id: string }> {
  return useCodeMutation<PhoneNumber, { id: string }>(verifyPhoneMutation(usePhoneNumbersContext()), true);
}
