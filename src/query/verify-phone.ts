import { mutationOptions, type QueryClient } from '@tanstack/react-query';
import type { PhoneError } from '../core/errors.js';
import { isVerified, type PhoneNumber } from '../core/model.js';
import { mergePhoneNumber, withVerificationStatus } from '../core/transitions.js';
import { dedupe, enqueue } from './in-flight.js';
import { phoneKeys } from './keys.js';
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
 * Returns `mutationOptions` that try a code. Attempts on one number run one after another; the same code twice at a
 * time is one attempt.
 */
export function verifyPhoneMutation(session: PhoneSession) {
  const mutationKey = phoneKeys.operation(session, 'attemptVerification');
  return mutationOptions<PhoneNumber, PhoneError, VerifyPhoneVariables>({
    ...mutationDefaults,
    mutationKey,
    mutationFn: ({ id, code }, { client }) => {
      const digits = code.reveal() ?? '';
      const queue = [...mutationKey, id];
      const attempt = async () => {
        const verified = await callAdapter(session, (adapter) =>
          adapter.attemptVerification({ id, code: digits }),
        ).catch(async (error: PhoneError) => {
          await writeVoidCode(client, session, id, error);
          return recoverFromList(client, session, error, ['network', 'already_verified'], (numbers) =>
            numbers.find((number) => number.id === id && isVerified(number)),
          );
        });
        forgetSend(session, id);
        await writeList(client, session, (numbers) => mergePhoneNumber(numbers, verified));
        return verified;
      };
      return dedupe(client, [...queue, digits], () => enqueue(client, queue, attempt)).finally(() => code.discard());
    },
  });
}

/** Writes a code that the backend has voided into the list, so that the verify step offers a new one. */
async function writeVoidCode(client: QueryClient, session: PhoneSession, id: string, error: PhoneError): Promise<void> {
  const status = error.code === 'code_expired' ? 'expired' : error.code === 'too_many_attempts' ? 'failed' : null;
  if (status) await writeList(client, session, (numbers) => withVerificationStatus(numbers, id, status));
}
