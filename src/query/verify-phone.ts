import { mutationOptions, type QueryClient } from '@tanstack/react-query';
import type { PhoneError } from '../core/errors.js';
import { isVerified, type PhoneNumber } from '../core/model.js';
import { mergePhoneNumber, withVerificationStatus } from '../core/transitions.js';
import { inTurn, joined } from './in-flight.js';
import { phoneKeys } from './keys.js';
import { writeList } from './list.js';
import { answerFromList, operationDefaults } from './operation.js';
import { discard, reveal, type Sealed } from './sealed.js';
import { forgetSend } from './sends.js';
import { call, type PhoneSession } from './session.js';

export interface VerifyPhoneVariables {
  id: string;
  /** `seal(code)`: the code itself must not stand in the mutation cache. */
  code: Sealed<string>;
}

/** Tries a code. Attempts on one number run one after another, so that no two overlap; the same code at once is one attempt. */
export function verifyPhoneMutation(session: PhoneSession) {
  const { userId } = session;
  return mutationOptions<PhoneNumber, PhoneError, VerifyPhoneVariables>({
    ...operationDefaults,
    mutationKey: phoneKeys.operation(userId, 'attemptVerification'),
    mutationFn: ({ id, code }, { client }) => {
      const digits = reveal(code) ?? '';
      const subject = [userId, 'attemptVerification', id];
      const attempt = async () => {
        const verified = await call(session, (adapter) => adapter.attemptVerification({ id, code: digits })).catch(
          async (error: PhoneError) => {
            await noteSpentCode(client, userId, id, error);
            return answerFromList(client, session, error, ['network', 'already_verified'], (numbers) =>
              numbers.find((number) => number.id === id && isVerified(number)),
            );
          },
        );
        forgetSend(userId, id);
        await writeList(client, userId, (numbers) => mergePhoneNumber(numbers, verified));
        return verified;
      };
      return joined(client, [...subject, digits], () => inTurn(client, subject, attempt)).finally(() => discard(code));
    },
  });
}

/** A code that the backend says is spent is spent in the list too, so that the verify step offers a new one. */
async function noteSpentCode(client: QueryClient, userId: string, id: string, error: PhoneError): Promise<void> {
  const status = error.code === 'code_expired' ? 'expired' : error.code === 'too_many_attempts' ? 'failed' : null;
  if (status) await writeList(client, userId, (numbers) => withVerificationStatus(numbers, id, status));
}
