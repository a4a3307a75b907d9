import { mutationOptions } from '@tanstack/react-query';
import { PhoneError } from '../core/errors.js';
import { joined } from './in-flight.js';
import { phoneKeys } from './keys.js';
import { operationDefaults } from './operation.js';
import { seal, type Sealed } from './sealed.js';
import { call, type PhoneSession } from './session.js';

/** Makes a new set of backup codes, which voids the one before. Shown once, opened by `reveal`. */
export function createBackupCodesMutation(session: PhoneSession) {
  const { userId } = session;
  return mutationOptions<Sealed<readonly string[]>, PhoneError, void>({
    ...operationDefaults,
    mutationKey: phoneKeys.operation(userId, 'createBackupCodes'),
    mutationFn: (_, { client }) =>
      joined(client, [userId, 'createBackupCodes'], async () =>
        seal(
          await call(session, async (adapter) => {
            if (adapter.createBackupCodes) return adapter.createBackupCodes();
            throw new PhoneError('unsupported', { message: 'This adapter has no createBackupCodes.' });
          }),
        ),
      ),
  });
}
