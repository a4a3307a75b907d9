import type { PhoneNumber } from '../core/model.js';
import { withPrimary } from '../core/transitions.js';
import { listMutation } from './list-mutation.js';
import type { PhoneSession } from './session.js';

/** Returns `mutationOptions` that make a number the primary one and return the list. Optimistic. */
export function makePrimaryMutation(session: PhoneSession) {
  return listMutation<{ id: string }, readonly PhoneNumber[]>(session, 'makePrimary', {
    run: (adapter, { id }) => adapter.makePrimary?.({ id }),
    isDone: (number) => number?.primary,
    optimistic: withPrimary,
    select: ({ numbers }) => numbers,
  });
}
