import { mutationOptions } from '@tanstack/react-query';
import { PhoneError } from '../core/errors.js';
import { isVerified, type PhoneNumber } from '../core/model.js';
import { withVerificationStatus } from '../core/transitions.js';
import { phoneKeys } from './keys.js';
import { runListOperation, type ListOperation } from './list-mutation.js';
import { writeList } from './list.js';
import { mutationDefaults } from './mutation-defaults.js';
import type { Secret } from './secret.js';
import { forgetSend } from './send-storage.js';
import type { PhoneSession } from './session.js';

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
  return mutationOptions<PhoneNumber, PhoneError, VerifyPhoneVariables>({
    ...mutationDefaults,
    mutationKey: phoneKeys.operation(session, 'attemptVerification'),
    mutationFn: ({ id, code }, { client }) =>
      runListOperation(client, session, 'attemptVerification', getSteps(session), {
        id,
        code: code.reveal() ?? '',
      }).finally(() => code.discard()),
  });
}

function getSteps(session: PhoneSession): ListOperation<{ id: string; code: string }, PhoneNumber> {
  return {
    run: (adapter, input) => adapter.attemptVerification(input),
    isDone: (number) => number && isVerified(number),
    onError: async (client, { id }, { code }) => {
      // The backend has voided the code, so the verify step offers a new one.
      const status = code === 'code_expired' ? 'expired' : code === 'too_many_attempts' ? 'failed' : null;
      if (status) await writeList(client, session, (numbers) => withVerificationStatus(numbers, id, status));
    },
    select: ({ numbers }, { id }) => {
      const verified = numbers.find((number) => number.id === id && isVerified(number));
      if (!verified) throw new PhoneError('unknown', { message: 'The adapter’s list has the number unverified.' });
      forgetSend(session, id);
      session.notify?.('onVerified', verified);
      return verified;
    },
  };
}
