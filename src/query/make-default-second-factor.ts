import type { PhoneNumber } from '../core/model.js';
import { listMutation, type ListMutation } from './list-operation.js';
import type { PhoneSession } from './session.js';

/** Makes a reserved number the default second factor and answers the list. Shown at once. */
export function makeDefaultSecondFactorMutation(session: PhoneSession): ListMutation<{ id: string }, readonly PhoneNumber[]> {
  return listMutation(session, 'makeDefaultSecondFactor', {
    run: (adapter, { id }) => adapter.makeDefaultSecondFactor?.({ id }),
    isDone: (numbers, { id }) => numbers.some((number) => number.id === id && number.defaultSecondFactor),
    answer: ({ numbers }) => numbers,
  });
}
