import { mutationOptions, type QueryClient } from '@tanstack/react-query';
import { PhoneError } from '../core/errors.js';
import { isVerified, type PhoneNumber } from '../core/model.js';
import { withVerificationStatus } from '../core/transitions.js';
import { dedupe, enqueue } from './in-flight.js';
import { phoneKeys } from './keys.js';
import { writeResult } from './list-mutation.js';
import { writeList } from './list.js';
import { mutationDefaults } from './mutation-defaults.js';
import { recoverFromList } from './recover-from-list.js';
import type { Secret } from './secret.js';
import { forgetSend } from './sends.js';
import { callAdapter, type PhoneSession } from './session.js';

export interface VerifyPhoneVariables {
  id: string;
  /** `new Secret(code)`, so that the mutation cache does not hold the code itself. */
  code: Secret<string>;
}

/**
 * Returns `mutationOptions` that try a code and return the verified number. Attempts run one after another, and with
 * the other operations that return the whole list; the same code twice at a time is one attempt.
 */
export function verifyPhoneMutation(session: PhoneSession) {
  const mutationKey = phoneKeys.operation(session, 'attemptVerification');
  return mutationOptions<PhoneNumber, PhoneError, VerifyPhoneVariables>({
    ...mutationDefaults,
    mutationKey,
    mutationFn: ({ id, code }, { client }) => {
      const digits = code.reveal() ?? '';
      const findVerified = (numbers: readonly PhoneNumber[]) =>
        numbers.find((number) => number.id === id && isVerified(number));
      const attempt = async () => {
        const { numbers } = await writeResult(client, session, () =>
          callAdapter(session, (adapter) => adapter.attemptVerification({ id, code: digits })).catch(
            async (error: PhoneError) => {
              await writeVoidCode(client, session, id, error);
              return recoverFromList(
                client,
                session,
                error,
                ['network', 'already_verified'],
                (list) => findVerified(list) && list,
              );
            },
          ),
        );
        const verified = findVerified(numbers);
        if (!verified)
          throw new PhoneError('unknown', { message: 'The adapter’s list does not show the number as verified.' });
        forgetSend(session, id);
        session.notify?.('onVerified', verified);
        return verified;
      };
      return dedupe(
        client,
        [...mutationKey, id, digits],
        () => enqueue(client, phoneKeys.list(session), attempt),
        session.notify,
      ).finally(() => code.discard());
    },
  });
}

/** Writes a code that the backend has voided into the list, so that the verify step offers a new one. */
async function writeVoidCode(client: QueryClient, session: PhoneSession, id: string, error: PhoneError): Promise<void> {
  const status = error.code === 'code_expired' ? 'expired' : error.code === 'too_many_attempts' ? 'failed' : null;
  if (status) await writeList(client, session, (numbers) => withVerificationStatus(numbers, id, status));
}
