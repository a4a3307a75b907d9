import { mutationOptions } from '@tanstack/react-query';
import { PhoneError } from '../core/errors.js';
import { dedupe } from './in-flight.js';
import { phoneKeys } from './keys.js';
import { mutationDefaults } from './mutation-defaults.js';
import { Secret } from './secret.js';
import { callAdapter, type PhoneSession } from './session.js';

/** Returns `mutationOptions` that make a new set of backup codes, to be shown once; it voids the one before. */
export function createBackupCodesMutation(session: PhoneSession) {
  const mutationKey = phoneKeys.operation(session, 'createBackupCodes');
  return mutationOptions<Secret<readonly string[]>, PhoneError, void>({
    ...mutationDefaults,
    mutationKey,
    mutationFn: (_, { client }) =>
      dedupe(
        client,
        mutationKey,
        async () =>
          new Secret(
            await callAdapter(session, async (adapter) => {
              if (adapter.createBackupCodes) return adapter.createBackupCodes();
              throw new PhoneError('unsupported', { message: 'This adapter has no createBackupCodes.' });
            }),
          ),
      ),
  });
}
