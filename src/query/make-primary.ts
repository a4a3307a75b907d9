import type { PhoneNumber } from '../core/model.js';
import { listMutation, type ListMutation } from './list-operation.js';
import type { PhoneSession } from './session.js';

/** Makes a number the primary one and answers the list. Shown at once. */
export function makePrimaryMutation(session: PhoneSession): ListMutation<{ id: string }, readonly PhoneNumber[]> {
  return listMutation(session, 'makePrimary', {
    run: (adapter, { id }) => adapter.makePrimary?.({ id }),
    isDone: (numbers, { id }) => numbers.some((number) => number.id === id && number.primary),
    answer: ({ numbers }) => numbers,
  });
}
