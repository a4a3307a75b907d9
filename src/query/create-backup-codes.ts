import { mutationOptions } from '@tanstack/react-query';
import type { PhoneError } from '../core/errors.js';
import { getCreatedAt } from './backup-code-status.js';
import { phoneKeys } from './keys.js';
import { mutationDefaults } from './mutation-defaults.js';
import { runOperation } from './run-operation.js';
import { Secret } from './secret.js';
import { assertSupported, callAdapter, type PhoneSession } from './session.js';
import { recordUnseenCodes, watchNewCodes } from './unseen-backup-codes.js';

/** Returns `mutationOptions` that create a new set of backup codes, to show once; it voids the previous one. */
export function createBackupCodesMutation(session: PhoneSession) {
  return mutationOptions<Secret<readonly string[]>, PhoneError, void>({
    ...mutationDefaults,
    mutationKey: phoneKeys.operation(session, 'createBackupCodes'),
    mutationFn: (_, { client }) =>
      runOperation(client, session, 'createBackupCodes', '', async () => {
        const createdBefore = getCreatedAt(client, session);
        const codes = await callAdapter(session, async (adapter) => {
          const response = assertSupported(adapter.createBackupCodes?.(), 'createBackupCodes');
          // Without the time of the previous set, nobody can tell whether there is a new one.
          return watchNewCodes(client, session, createdBefore, response);
        });
        return new Secret(codes, () => recordUnseenCodes(session, createdBefore));
      }),
  });
}
