import { mutationOptions } from '@tanstack/react-query';
import type { PhoneAdapter } from '../core/adapter.js';
import type { PhoneError } from '../core/errors.js';
import { isVerified, type Channel, type PhoneNumber } from '../core/model.js';
import { mergePhoneNumber } from '../core/transitions.js';
import { phoneKeys } from './keys.js';
import { withoutBackupCodes, writeList } from './list.js';
import { mutationDefaults } from './mutation-defaults.js';
import { recoverFromList } from './recover-from-list.js';
import { runOperation } from './run-operation.js';
import { readSend } from './send-storage.js';
import { getChosenChannel, recordSendError, recordSendTime, recordSent } from './sends.js';
import { callAdapter, type PhoneSession } from './session.js';

export interface PrepareVerificationVariables {
  id: string;
  /** @default the one last chosen for the number, else the adapter's first channel */
  channel?: Channel | undefined;
}

/** Returns `mutationOptions` that send a code to a number. When it was sent is recorded for reloads and other tabs. */
export function prepareVerificationMutation(session: PhoneSession) {
  return mutationOptions<PhoneNumber, PhoneError, PrepareVerificationVariables>({
    ...mutationDefaults,
    mutationKey: phoneKeys.operation(session, 'prepareVerification'),
    mutationFn: ({ id, channel }, { client }) =>
      runOperation(client, session, 'prepareVerification', id, async () => {
        const previous = readSend(session, id);
        const by = channel ?? getChosenChannel(previous, session.adapter.channels);
        const send = (adapter: PhoneAdapter) => {
          // At each call: the one after a step-up is later than the first.
          recordSendTime(session, id, adapter.limits, by);
          return adapter
            .prepareVerification({ id, channel: by, locale: session.messages?.locale })
            .then(withoutBackupCodes);
        };
        const prepared = await callAdapter(session, send).catch((error: PhoneError) => {
          recordSendError(session, id, previous, error);
          return recoverFromList(client, session, error, ['already_verified'], (numbers) =>
            numbers.find((number) => number.id === id && isVerified(number)),
          );
        });
        recordSent(session, id);
        await writeList(client, session, (numbers) => mergePhoneNumber(numbers, prepared));
        return prepared;
      }),
  });
}
