import { mutationOptions } from '@tanstack/react-query';
import type { PhoneError } from '../core/errors.js';
import type { PhoneNumber } from '../core/model.js';
import { withPhoneNumber } from '../core/transitions.js';
import { joined } from './in-flight.js';
import { phoneKeys } from './keys.js';
import { writeList } from './list.js';
import { answerFromList, operationDefaults } from './operation.js';
import { call, type PhoneSession } from './session.js';

/** Adds a number to the list, and sends nothing. Answers the existing one where the person has it already. */
export function addPhoneMutation(session: PhoneSession) {
  const { userId } = session;
  return mutationOptions<PhoneNumber, PhoneError, { phoneNumber: string }>({
    ...operationDefaults,
    mutationKey: phoneKeys.operation(userId, 'create'),
    mutationFn: ({ phoneNumber }, { client }) =>
      joined(client, [userId, 'create', phoneNumber], async () => {
        const added = await call(session, (adapter) => adapter.create({ phoneNumber })).catch((error: PhoneError) =>
          answerFromList(client, session, error, ['network', 'phone_number_taken'], (numbers) =>
            numbers.find((number) => number.phoneNumber === phoneNumber),
          ),
        );
        await writeList(client, userId, (numbers) => withPhoneNumber(numbers, added));
        return added;
      }),
  });
}
