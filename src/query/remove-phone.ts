import { mutationOptions } from '@tanstack/react-query';
import type { PhoneError } from '../core/errors.js';
import type { PhoneNumber } from '../core/model.js';
import { phoneKeys } from './keys.js';
import { runListOperation } from './list-operation.js';
import { operationDefaults } from './operation.js';
import { forgetSend } from './sends.js';
import type { PhoneSession } from './session.js';

/** Removes a number and answers the list without it. */
export function removePhoneMutation(session: PhoneSession) {
  const operation = 'delete';
  return mutationOptions<readonly PhoneNumber[], PhoneError, { id: string }>({
    ...operationDefaults,
    mutationKey: phoneKeys.operation(session.userId, operation),
    mutationFn: async ({ id }, { client }) => {
      const { numbers } = await runListOperation(client, session, {
        operation,
        subject: id,
        run: (adapter) => adapter.delete?.({ id }),
        // Gone is gone, whoever removed it.
        isDone: (found) => !found.some((number) => number.id === id),
      });
      forgetSend(session.userId, id);
      return numbers;
    },
  });
}
