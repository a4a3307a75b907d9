import { listMutation } from './list-operation.js';
import type { PhoneSession } from './session.js';

/** Makes a number the primary one and answers the list. Shown at once. */
export function makePrimaryMutation(session: PhoneSession) {
  return listMutation(session, 'makePrimary', {
    run: (adapter, { id }: { id: string }) => adapter.makePrimary?.({ id }),
    isDone: (numbers, { id }) => numbers.some((number) => number.id === id && number.primary),
    answer: ({ numbers }) => numbers,
  });
}
