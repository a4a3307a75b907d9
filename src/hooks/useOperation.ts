'use client';
import { useMutation, type UseMutationOptions, type UseMutationResult } from '@tanstack/react-query';
import type { PhoneError } from '../core/errors.js';

/** TanStack Query's own mutation result, and whether the backend can do this at all. */
export type Operation<Answer, Input> = UseMutationResult<Answer, PhoneError, Input> & { isSupported: boolean };

export function useOperation<Answer, Input>(
  options: UseMutationOptions<Answer, PhoneError, Input>,
  isSupported: boolean,
): Operation<Answer, Input> {
  return { ...useMutation(options), isSupported };
}
