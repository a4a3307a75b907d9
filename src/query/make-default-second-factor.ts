import type { PhoneNumber } from '../core/model.js';
import { withDefaultSecondFactor } from '../core/transitions.js';
import { listMutation } from './list-mutation.js';
import type { PhoneSession } from './session.js';

/** Returns `mutationOptions` that make a reserved number the default second factor and return the list. Optimistic. */
export function makeDefaultSecondFactorMutation(session: PhoneSession) {
  return listMutation<{ id: string }, readonly PhoneNumber[]>(session, 'makeDefaultSecondFactor', {
    run: (adapter, { id }) => adapter.makeDefaultSecondFactor?.({ id }),
    isDone: (number) => number?.defaultSecondFactor,
    optimistic: withDefaultSecondFactor,
    select: ({ numbers }) => numbers,
  });
}
