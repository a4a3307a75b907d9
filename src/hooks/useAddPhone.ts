'use client';
import type { PhoneNumber } from '../core/model.js';
import { addPhoneMutation } from '../query/add-phone.js';
import { usePhoneMutation, type UsePhoneMutationResult } from './usePhoneMutation.js';

/**
 * Adds a number (`{ phoneNumber }`, E.164). Returns it, unverified; sends nothing: call `usePrepareVerification` next.
 * Errors: `invalid_phone_number`, `phone_number_taken`, `unsupported_country`, `too_many_phone_numbers`,
 * `rate_limited`.
 */
export function useAddPhone(): UsePhoneMutationResult<PhoneNumber, { phoneNumber: string }> {
  return usePhoneMutation('create', addPhoneMutation);
}
