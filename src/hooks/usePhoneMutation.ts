'use client';
import { useMutation, type UseMutationOptions, type UseMutationResult } from '@tanstack/react-query';
import type { PhoneError } from '../core/errors.js';

/** TanStack Query's own mutation result, and whether the backend has the capability. */
export type UsePhoneMutationResult<Data, Variables> = UseMutationResult<Data, PhoneError, Variables> & {
  /** Whether the backend has this capability. `mutate` fails with `unsupported` if not. */
  isSupported: boolean;
};

export function usePhoneMutation<Data, Variables>(
  options: UseMutationOptions<Data, PhoneError, Variables>,
  isSupported: boolean,
): UsePhoneMutationResult<Data, Variables> {
  return { ...useMutation(options), isSupported };
}
