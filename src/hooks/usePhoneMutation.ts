'use client';
import { useMutation, type UseMutationOptions, type UseMutationResult } from '@tanstack/react-query';
import type { PhoneOperation } from '../core/adapter.js';
import type { PhoneError } from '../core/errors.js';
import { usePhoneNumbersContext } from '../provider/PhoneNumbersContext.js';
import type { PhoneSession } from '../query/session.js';

/** TanStack Query's own mutation result, and whether the backend has the capability. */
export type UsePhoneMutationResult<Data, Variables> = UseMutationResult<Data, PhoneError, Variables> & {
  /** Whether the backend has this capability. `mutate` fails with `unsupported` if not. */
  isSupported: boolean;
};

/** Runs an operation of the provider's adapter. */
export function usePhoneMutation<Data, Variables>(
  operation: PhoneOperation,
  getOptions: (session: PhoneSession) => UseMutationOptions<Data, PhoneError, Variables>,
): UsePhoneMutationResult<Data, Variables> {
  const session = usePhoneNumbersContext();
  return { ...useMutation(getOptions(session)), isSupported: session.adapter[operation] !== undefined };
}
