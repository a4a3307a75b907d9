import { listMutation, type ListAnswer, type ListMutation } from './list-operation.js';
import type { PhoneSession } from './session.js';

export interface ReserveForSecondFactorInput {
  id: string;
  /** false: the number is no second factor any longer. */
  reserved: boolean;
}

/** The list, and the backup codes made with the first reserved number: shown once, opened by `reveal`. */
export type ReserveForSecondFactorAnswer = ListAnswer;

/** Reserves a number as a second factor, which is shown at once, or ends that, which is shown when it is done. */
export function reserveForSecondFactorMutation(session: PhoneSession): ListMutation<ReserveForSecondFactorInput, ReserveForSecondFactorAnswer> {
  return listMutation(session, 'setReservedForSecondFactor', {
    run: (adapter, input) => adapter.setReservedForSecondFactor?.(input),
    isDone: (numbers, { id, reserved }) =>
      numbers.some((number) => number.id === id && number.reservedForSecondFactor === reserved),
    answer: (answer) => answer,
  });
}
