import type { Mutation, MutationFilters } from '@tanstack/react-query';
import type { PhoneNumber } from '../core/model.js';
import { phoneKeys } from './keys.js';
import type { OptimisticUpdate } from './list-mutation.js';

/** Returns options of `useMutationState`: the user's pending mutations that change the list before they settle, oldest first. */
export function optimisticMutations(userId: string): { filters: MutationFilters; select: (mutation: Mutation) => Mutation } {
  return {
    filters: {
      mutationKey: phoneKeys.all(userId),
      status: 'pending',
      predicate: (mutation) => getOptimisticUpdate(mutation) !== undefined,
    },
    // The mutation itself: the same object as long as it is pending, so that an event of another one renders nothing.
    select: (mutation) => mutation,
  };
}

/** Returns the list as it is shown: the confirmed one with the pending changes applied in the order of their calls. */
export function applyOptimisticUpdates(numbers: readonly PhoneNumber[], pending: readonly Mutation[]): readonly PhoneNumber[] {
  return pending.reduce((list, mutation) => {
    const input = mutation.state.variables as { id: string };
    return getOptimisticUpdate(mutation)?.(list, input.id, input) ?? list;
  }, numbers);
}

/** `listMutation` puts it among the options, where TanStack Query keeps it. */
function getOptimisticUpdate({ options }: Mutation): OptimisticUpdate<{ id: string }> | undefined {
  return 'optimistic' in options ? (options.optimistic as OptimisticUpdate<{ id: string }> | undefined) : undefined;
}
