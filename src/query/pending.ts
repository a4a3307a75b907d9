import type { Mutation } from '@tanstack/react-query';
import type { PhoneNumber } from '../core/model.js';
import { withDefaultSecondFactor, withPrimary, withReservation } from '../core/transitions.js';

/** A change that was asked for and is shown before its answer comes. */
export interface PendingTransition {
  kind: keyof typeof transitions;
  id: string;
}

/** The list as it is shown: the confirmed one with what is pending on top, in the order in which it was asked for. */
export function withPending(
  numbers: readonly PhoneNumber[],
  pending: readonly (PendingTransition | null)[],
): readonly PhoneNumber[] {
  return pending.reduce((list, change) => (change ? transitions[change.kind](list, change.id) : list), numbers);
}

/** What a mutation that is under way changes at once; null where it waits for its answer: a removal, say. */
export function pendingTransition({ options, state }: Mutation): PendingTransition | null {
  const kind = String(options.mutationKey?.[2]);
  const input = state.variables as { id: string; reserved?: boolean } | undefined;
  return kind in transitions && input && input.reserved !== false
    ? { kind: kind as PendingTransition['kind'], id: input.id }
    : null;
}

const transitions = {
  makePrimary: withPrimary<PhoneNumber>,
  makeDefaultSecondFactor: withDefaultSecondFactor<PhoneNumber>,
  setReservedForSecondFactor: (numbers: readonly PhoneNumber[], id: string) => withReservation(numbers, id, true),
};
