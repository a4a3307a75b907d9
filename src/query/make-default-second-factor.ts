import { mutationOptions } from '@tanstack/react-query';
import type { PhoneError } from '../core/errors.js';
import type { PhoneNumber } from '../core/model.js';
import { phoneKeys } from './keys.js';
import { runListOperation } from './list-operation.js';
import { operationDefaults } from './operation.js';
import type { PhoneSession } from './session.js';

/** Makes a reserved number the default second factor and answers the list. Shown at once. */
export function makeDefaultSecondFactorMutation(session: PhoneSession) {
  const operation = 'makeDefaultSecondFactor';
  return mutationOptions<readonly PhoneNumber[], PhoneError, { id: string }>({
    ...operationDefaults,
    mutationKey: phoneKeys.operation(session.userId, operation),
    mutationFn: async ({ id }, { client }) => {
      const { numbers } = await runListOperation(client, session, {
        operation,
        subject: id,
        run: (adapter) => adapter.makeDefaultSecondFactor?.({ id }),
        isDone: (found) => found.some((number) => number.id === id && number.defaultSecondFactor),
      });
      return numbers;
    },
  });
}
