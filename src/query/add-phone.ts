import { mutationOptions } from '@tanstack/react-query';
import type { PhoneError } from '../core/errors.js';
import { isVerified, type PhoneNumber } from '../core/model.js';
import { withPhoneNumber } from '../core/transitions.js';
import { phoneKeys } from './keys.js';
import { readList, withoutBackupCodes, writeList } from './list.js';
import { mutationDefaults } from './mutation-defaults.js';
import { recoverFromList } from './recover-from-list.js';
import { runOperation } from './run-operation.js';
import { callAdapter, type PhoneSession } from './session.js';

/**
 * Returns `mutationOptions` that add a number and send nothing. Returns the existing number if the user has it already.
 */
export function addPhoneMutation(session: PhoneSession) {
  return mutationOptions<PhoneNumber, PhoneError, { phoneNumber: string }>({
    ...mutationDefaults,
    mutationKey: phoneKeys.operation(session, 'create'),
    mutationFn: ({ phoneNumber }, { client }) =>
      runOperation(client, session, 'create', phoneNumber, async () => {
        const before = readList(client, session);
        const added = await callAdapter(session, (adapter) =>
          adapter.create({ phoneNumber }).then(withoutBackupCodes),
        ).catch((error: PhoneError) =>
          recoverFromList(client, session, error, ['network', 'phone_number_taken'], (numbers) =>
            numbers.find((number) => number.phoneNumber === phoneNumber),
          ),
        );
        await writeList(client, session, (numbers) => {
          // The backend has dropped the number of a change that was begun before.
          const left = session.adapter.limits.replaces
            ? numbers.filter((number) => isVerified(number) || number.id === added.id)
            : numbers;
          return withPhoneNumber(left, added);
        });
        if (!before?.some(({ id }) => id === added.id)) session.notify?.('onAdded', added);
        return added;
      }),
  });
}
