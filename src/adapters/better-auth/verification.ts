import type { PhoneAdapter } from '../../core/adapter.js';
import { checked, checkedVerified, isRecord, isText } from '../../core/checked.js';
import { PhoneError, toPhoneError } from '../../core/errors.js';
import { isVerified, type PhoneNumber } from '../../core/model.js';
import { accountOf, readAccount, verifiedIn, type Account } from './account.js';
import { call, statusOf, vendorCodeOf } from './call.js';
import type { BetterAuthClient } from './client.js';
import type { Numbers } from './account-numbers.js';

/** How a number is proved. Each begins with the session: better-auth sends a code to whoever asks, and verifies for whom the cookie says. */
export function verificationOf(
  client: BetterAuthClient,
  numbers: Numbers,
): Pick<PhoneAdapter, 'prepareVerification' | 'attemptVerification'> {
  return {
    async prepareVerification({ id, channel = 'sms' }) {
      const account = await readAccount(client);
      const { phoneNumber } = unprovedNumber(numbers, account, id);
      if (channel !== 'sms') throw new PhoneError('unsupported');
      const answer = await call((fetchOptions) => client.phoneNumber.sendOtp({ phoneNumber, fetchOptions })).catch(refuseUnsent);
      checked('the word that a code was sent', answer, isSent);
      return numbers.note(account, id, { status: 'unverified', attempts: 0 });
    },

    async attemptVerification({ id, code }) {
      const account = await readAccount(client);
      const number = unprovedNumber(numbers, account, id);
      const answer = await verify(client, account, number, code).catch(async (thrown: unknown) => {
        const error = await refusalOf(client, number, toPhoneError(thrown));
        noteRefusal(numbers, account, number, error);
        throw error;
      });
      return verifiedNumberIn(numbers, answer, account, number);
    },
  };
}

function verify(client: BetterAuthClient, account: Account, { id, phoneNumber }: PhoneNumber, code: string): Promise<unknown> {
  // Without `updatePhoneNumber` the code signs in whoever has the number, and may even make them an account. It refuses
  // each number that an account has, the person's own too: one of theirs that came unverified is found by the code, and
  // no session is made.
  const purpose = account.phoneNumber?.id === id ? ({ disableSession: true } as const) : ({ updatePhoneNumber: true } as const);
  return call((fetchOptions) => client.phoneNumber.verify({ phoneNumber, code, ...purpose, fetchOptions }));
}

/** The number, where there is something left to prove: `already_verified`, and `too_many_phone_numbers` where it would silently take the place of another. */
function unprovedNumber(numbers: Numbers, account: Account, id: string): PhoneNumber {
  const number = numbers.get(account, id);
  if (isVerified(number)) throw new PhoneError('already_verified');
  if (verifiedIn(account)) throw new PhoneError('too_many_phone_numbers');
  return number;
}

function isSent(found: unknown): found is { message: string } {
  return isRecord(found) && isText(found.message);
}

/** What the app's `sendOTP` throws leaves the server as a bare 500, or as the status that it names. */
function refuseUnsent(thrown: unknown): never {
  const error = toPhoneError(thrown);
  const isUnsent = error.code === 'unknown' && [500, 503].includes(statusOf(error) ?? 0);
  throw isUnsent ? new PhoneError('message_not_sent', { cause: error.cause, message: error.message }) : error;
}

/** The refusal, where this tab knows more of it than the server tells. */
async function refusalOf(client: BetterAuthClient, { id, verification }: PhoneNumber, error: PhoneError): Promise<PhoneError> {
  // A burnt code is forgotten as soon as the server has said that it is.
  if (error.code === 'code_expired' && verification?.status === 'failed') {
    return new PhoneError('too_many_attempts', { cause: error.cause });
  }
  // One word for a number that somebody else has verified, and for one that the person has, in another tab.
  if (vendorCodeOf(error) === 'PHONE_NUMBER_EXIST' && verifiedIn(await readAccount(client))?.id === id) {
    return new PhoneError('already_verified', { cause: error.cause });
  }
  return error;
}

function noteRefusal(numbers: Numbers, account: Account, { id, verification }: PhoneNumber, { code }: PhoneError): void {
  if (!verification) return;
  if (code === 'incorrect_code') numbers.note(account, id, { attempts: (verification.attempts ?? 0) + 1 });
  if (code === 'too_many_attempts') numbers.note(account, id, { status: 'failed' });
  if (code === 'code_expired') numbers.note(account, id, { status: 'expired' });
}

function verifiedNumberIn(numbers: Numbers, answer: unknown, account: Account, { id }: PhoneNumber): PhoneNumber {
  const after = accountOf(checked('the user', answer, isRecord).user);
  if (after.userId === account.userId && after.phoneNumber?.id === id) return checkedVerified(numbers.get(after, id));
  throw new PhoneError('unknown', { message: 'The server took the code, and answered another user, or another number of theirs.' });
}
