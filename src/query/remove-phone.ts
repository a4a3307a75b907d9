import { mutationOptions } from '@tanstack/react-query';
import { PhoneError } from '../core/errors.js';
import type { PhoneNumber } from '../core/model.js';
import { inTurn, joined } from './in-flight.js';
import { phoneKeys } from './keys.js';
import { writeList } from './list.js';
import { answerFromList, operationDefaults } from './operation.js';
import { forgetSend } from './sends.js';
import { call, type PhoneSession } from './session.js';

/** Removes a number and answers the list without it. */
export function removePhoneMutation(session: PhoneSession) {
  const { adapter, userId } = session;
  return mutationOptions<readonly PhoneNumber[], PhoneError, { id: string }>({
    ...operationDefaults,
    mutationKey: phoneKeys.operation(userId, 'delete'),
    mutationFn: ({ id }, { client }) =>
      joined(client, [userId, 'delete', id], () =>
        inTurn(client, [userId, 'list'], async () => {
          const remaining = await call(session, async () => {
            if (!adapter.delete) throw new PhoneError('unsupported');
            return adapter.delete({ id });
          }).catch((error: PhoneError) =>
            // Gone is gone, whoever removed it.
            answerFromList(client, session, error, ['network', 'not_found'], (numbers) =>
              numbers.some((number) => number.id === id) ? null : numbers,
            ),
          );
          forgetSend(userId, id);
          await writeList(client, userId, () => remaining);
          return remaining;
        }),
      ),
  });
}
