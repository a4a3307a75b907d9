'use client';
import {
  useMutation,
  type MutateOptions,
  type UseMutationOptions,
  type UseMutationResult,
} from '@tanstack/react-query';
import { useCallback } from 'react';
import type { PhoneError } from '../core/errors.js';
import { Secret } from '../query/secret.js';

type SecretVariables<Variables> = Variables & { code: Secret<string> };
type CodeVariables<Variables> = Variables & { code: string };

/** TanStack Query's own mutation result, except that its `variables` hold the code as a `Secret`. */
export interface UseCodeMutationResult<Data, Variables> extends Omit<
  UseMutationResult<Data, PhoneError, SecretVariables<Variables>>,
  'mutate' | 'mutateAsync'
> {
  mutate: (
    variables: CodeVariables<Variables>,
    options?: MutateOptions<Data, PhoneError, SecretVariables<Variables>>,
  ) => void;
  mutateAsync: (
    variables: CodeVariables<Variables>,
    options?: MutateOptions<Data, PhoneError, SecretVariables<Variables>>,
  ) => Promise<Data>;
  /** Whether the backend has this capability. `mutate` fails with `unsupported` if not. */
  isSupported: boolean;
}

/** A mutation that tries a code, which reaches the mutation cache only as a `Secret`. */
export function useCodeMutation<Data, Variables extends object>(
  options: UseMutationOptions<Data, PhoneError, SecretVariables<Variables>>,
  isSupported: boolean,
): UseCodeMutationResult<Data, Variables> {
  const mutation = useMutation(options);
  const { mutate, mutateAsync } = mutation;
  return {
    ...mutation,
    mutate: useCallback(
      (variables, callbacks) => mutate({ ...variables, code: new Secret(variables.code) }, callbacks ?? {}),
      [mutate],
    ),
    mutateAsync: useCallback(
      (variables, callbacks) => mutateAsync({ ...variables, code: new Secret(variables.code) }, callbacks ?? {}),
      [mutateAsync],
    ),
    isSupported,
  };
}
