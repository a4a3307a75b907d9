import { mutationOptions } from '@tanstack/react-query';
import type { PhoneError } from '../core/errors.js';
import { isVerified, type Channel, type PhoneNumber } from '../core/model.js';
import { mergePhoneNumber } from '../core/transitions.js';
import { joined } from './in-flight.js';
import { phoneKeys } from './keys.js';
import { writeList } from './list.js';
import { answerFromList, operationDefaults } from './operation.js';
import { noteSendFailed, noteSending, readSend } from './sends.js';
import { call, type PhoneSession } from './session.js';

export interface PrepareVerificationInput {
  id: string;
  /** @default the adapter's usual channel */
  channel?: Channel;
}

/** Has a code sent to a number, and notes when, so that a reload or another tab neither forgets nor repeats it. */
export function prepareVerificationMutation(session: PhoneSession) {
  const { adapter, userId } = session;
  return mutationOptions<PhoneNumber, PhoneError, PrepareVerificationInput>({
    ...operationDefaults,
    mutationKey: phoneKeys.operation(userId, 'prepareVerification'),
    mutationFn: ({ id, channel }, { client }) =>
      joined(client, [userId, 'prepareVerification', id], async () => {
        const before = readSend(userId, id);
        const send = () => {
          // Each time it is asked for: what a step-up made wait was not sent before it.
          noteSending(userId, id, adapter.limits);
          return adapter.prepareVerification({ id, channel });
        };
        const prepared = await call(session, send).catch((error: PhoneError) => {
          noteSendFailed(userId, id, before, error.retryAfter);
          return answerFromList(client, session, error, ['already_verified'], (numbers) =>
            numbers.find((number) => number.id === id && isVerified(number)),
          );
        });
        await writeList(client, userId, (numbers) => mergePhoneNumber(numbers, prepared));
        return prepared;
      }),
  });
}
