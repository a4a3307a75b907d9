import type { Mutation, MutationFilters, MutationState } from '@tanstack/react-query';
import type { PhoneError } from '../core/errors.js';
import type { PhoneNumber } from '../core/model.js';
import { phoneKeys, type KeyOwner } from './keys.js';
import type { PrepareVerificationVariables } from './prepare-verification.js';

type PrepareVerificationState = MutationState<PhoneNumber, PhoneError, PrepareVerificationVariables>;

/** Returns options of `useMutationState`: the sends to this number, by any component, oldest first. */
export function prepareVerificationStates(owner: KeyOwner, id: string) {
  const filters: MutationFilters = {
    mutationKey: phoneKeys.operation(owner, 'prepareVerification'),
    predicate: ({ state }) => (state as PrepareVerificationState).variables?.id === id,
  };
  return { filters, select: ({ state }: Mutation) => state as PrepareVerificationState };
}
