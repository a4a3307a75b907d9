import type { PhoneNumber } from '../core/model.js';
import { listMutation } from './list-mutation.js';
import { forgetSend } from './sends.js';
import type { PhoneSession } from './session.js';

/** Returns `mutationOptions` that remove a number and return the list without it. */
export function removePhoneMutation(session: PhoneSession) {
  return listMutation<{ id: string }, readonly PhoneNumber[]>(session, 'delete', {
    run: (adapter, { id }) => adapter.delete?.({ id }),
    // Also done if another tab removed it.
    isDone: (number) => number === undefined,
    select: ({ numbers }, { id }, before) => {
      forgetSend(session, id);
      session.notify?.('onRemoved', before?.find((number) => number.id === id) ?? { id });
      return numbers;
    },
  });
}
