import type { PhoneNumber } from '../core/model.js';
import { listMutation, type ListMutation } from './list-operation.js';
import { forgetSend } from './sends.js';
import type { PhoneSession } from './session.js';

/** Removes a number and answers the list without it. */
export function removePhoneMutation(session: PhoneSession): ListMutation<{ id: string }, readonly PhoneNumber[]> {
  return listMutation(session, 'delete', {
    run: (adapter, { id }) => adapter.delete?.({ id }),
    // Gone is gone, whoever removed it.
    isDone: (numbers, { id }) => !numbers.some((number) => number.id === id),
    answer: ({ numbers }, { id }) => {
      forgetSend(session.userId, id);
      return numbers;
    },
  });
}
