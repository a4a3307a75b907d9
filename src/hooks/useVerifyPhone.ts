'use client';
import { useMutation, type MutateOptions, type UseMutationResult } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { PhoneError } from '../core/errors.js';
import type { PhoneNumber } from '../core/model.js';
import { usePhoneNumbersContext } from '../provider/PhoneNumbersContext.js';
import { seal } from '../query/sealed.js';
import { verifyPhoneMutation, type VerifyPhoneVariables } from '../query/verify-phone.js';

export interface VerifyPhoneInput {
  id: string;
  /** The digits that the person typed. */
  code: string;
}

type Mutation = UseMutationResult<PhoneNumber, PhoneError, VerifyPhoneVariables>;
type Options = MutateOptions<PhoneNumber, PhoneError, VerifyPhoneVariables>;

/** TanStack Query's own mutation result, but that the code in its `variables` is sealed. */
export interface VerifyPhone extends Omit<Mutation, 'mutate' | 'mutateAsync'> {
  mutate: (input: VerifyPhoneInput, options?: Options) => void;
  mutateAsync: (input: VerifyPhoneInput, options?: Options) => Promise<PhoneNumber>;
  isSupported: boolean;
}

/**
 * Tries a code (`{ id, code }`) and answers the verified number. Errors: `incorrect_code` with `attemptsLeft`,
 * `code_expired`, `too_many_attempts` (the code is burnt: send a new one), `phone_number_taken`, `rate_limited`.
 */
export function useVerifyPhone(): VerifyPhone {
  const mutation = useMutation(verifyPhoneMutation(usePhoneNumbersContext()));
  const { mutate, mutateAsync } = mutation;
  return {
    ...mutation,
    mutate: useCallback(({ id, code }, options) => mutate({ id, code: seal(code) }, options), [mutate]),
    mutateAsync: useCallback(({ id, code }, options) => mutateAsync({ id, code: seal(code) }, options), [mutateAsync]),
    isSupported: true,
  };
}
