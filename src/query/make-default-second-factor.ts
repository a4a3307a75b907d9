import { listMutation } from './list-operation.js';
import type { PhoneSession } from './session.js';

/** Makes a reserved number the default second factor and answers the list. Shown at once. */
export function makeDefaultSecondFactorMutation(session: PhoneSession) {
  return listMutation(session, 'makeDefaultSecondFactor', {
    run: (adapter, { id }: { id: string }) => adapter.makeDefaultSecondFactor?.({ id }),
    isDone: (numbers, { id }) => numbers.some((number) => number.id === id && number.defaultSecondFactor),
    answer: ({ numbers }) => numbers,
  });
}
