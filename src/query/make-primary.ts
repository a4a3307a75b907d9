import { mutationOptions } from '@tanstack/react-query';
import type { PhoneError } from '../core/errors.js';
import type { PhoneNumber } from '../core/model.js';
import { phoneKeys } from './keys.js';
import { runListOperation } from './list-operation.js';
import { operationDefaults } from './operation.js';
import type { PhoneSession } from './session.js';

/** Makes a number the primary one and answers the list. Shown at once. */
export function makePrimaryMutation(session: PhoneSession) {
  const operation = 'makePrimary';
  return mutationOptions<readonly PhoneNumber[], PhoneError, { id: string }>({
    ...operationDefaults,
    mutationKey: phoneKeys.operation(session.userId, operation),
    mutationFn: async ({ id }, { client }) => {
      const { numbers } = await runListOperation(client, session, {
        operation,
        subject: id,
        run: (adapter) => adapter.makePrimary?.({ id }),
        isDone: (found) => found.some((number) => number.id === id && number.primary),
      });
      return numbers;
    },
  });
}
