'use client';
import { useMutation, type MutateOptions, type UseMutationOptions, type UseMutationResult } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { PhoneError } from '../core/errors.js';
import { seal, type Sealed } from '../query/sealed.js';

/** The variables of a mutation that tries a code, and how a caller passes them: with the code as it was typed. */
type Variables<Rest> = Rest & { code: Sealed<string> };
type Typed<Rest> = Rest & { code: string };

/** TanStack Query's own mutation result, but that the code in its `variables` is sealed. */
export interface CodeMutation<Answer, Rest>
  extends Omit<UseMutationResult<Answer, PhoneError, Variables<Rest>>, 'mutate' | 'mutateAsync'> {
  mutate: (input: Typed<Rest>, options?: MutateOptions<Answer, PhoneError, Variables<Rest>>) => void;
  mutateAsync: (input: Typed<Rest>, options?: MutateOptions<Answer, PhoneError, Variables<Rest>>) => Promise<Answer>;
  /** Whether the backend can do this at all. */
  isSupported: boolean;
}

/** A mutation that tries a code, which is sealed before it reaches the mutation cache. */
export function useCodeMutation<Answer, Rest extends object>(
  options: UseMutationOptions<Answer, PhoneError, Variables<Rest>>,
  isSupported: boolean,
): CodeMutation<Answer, Rest> {
  const mutation = useMutation(options);
  const { mutate, mutateAsync } = mutation;
  return {
    ...mutation,
    mutate: useCallback((input, callbacks) => mutate({ ...input, code: seal(input.code) }, callbacks), [mutate]),
    mutateAsync: useCallback(
      (input, callbacks) => mutateAsync({ ...input, code: seal(input.code) }, callbacks),
      [mutateAsync],
    ),
    isSupported,
  };
}
