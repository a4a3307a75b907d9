import type { Mutation, MutationFilters } from '@tanstack/react-query';
import type { PhoneNumber } from '../core/model.js';
import { phoneKeys, type KeyOwner } from './keys.js';
import type { OptimisticUpdate } from './list-mutation.js';

/** Returns options of `useMutationState` for the user's pending mutations, oldest first. */
export function pendingMutations(owner: KeyOwner): {
  filters: MutationFilters;
  select: (mutation: Mutation) => Mutation;
} {
  return {
    filters: { mutationKey: phoneKeys.all(owner), status: 'pending' },
    // The mutation keeps its identity, so that events that do not change the selection do not cause a render.
    select: (mutation) => mutation,
  };
}

/**
 * Returns the list as it is shown: the confirmed one with the pending optimistic changes applied in the order of their
 * calls.
 */
export function applyOptimisticUpdates(
  numbers: readonly PhoneNumber[],
  pending: readonly Mutation[],
): readonly PhoneNumber[] {
  return pending.reduce((list, { options, state }) => {
    const variables = state.variables as { id: string };
    return (
      (options as { optimistic?: OptimisticUpdate<unknown> | undefined }).optimistic?.(list, variables.id, variables) ??
      list
    );
  }, numbers);
}
