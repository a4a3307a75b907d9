import type { PhoneNumber } from '../core/model.js';
import { invalidateBackupCodeStatus } from './list.js';
import { listMutation } from './list-mutation.js';
import { forgetSend } from './send-storage.js';
import type { PhoneSession } from './session.js';

/** Returns `mutationOptions` that remove a number and return the list without it. */
export function removePhoneMutation(session: PhoneSession) {
  return listMutation<{ id: string }, readonly PhoneNumber[]>(session, 'delete', {
    run: (adapter, { id }) => adapter.delete?.({ id }),
    // Also done if another tab removed it.
    isDone: (number) => number === undefined,
    select: ({ numbers }, { id }, before, client) => {
      forgetSend(session, id);
      const removed = before?.find((number) => number.id === id);
      // The backup codes are removed with the last second factor.
      if (removed?.reservedForSecondFactor !== false) invalidateBackupCodeStatus(client, session);
      session.notify?.('onRemoved', removed ?? { id });
      return numbers;
    },
  });
}
