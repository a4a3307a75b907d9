import type { PhoneAdapter } from '../../core/adapter.js';
import { PhoneError, toPhoneError } from '../../core/errors.js';
import { isVerified, type PhoneNumber } from '../../core/model.js';
import { isRecord, isText, validate, validateVerified } from '../../core/validate.js';
import { refuseOtherChannel } from '../kit/refuse-channel.js';
import type { AccountNumbers } from './account-numbers.js';
import { fetchAccount, getVerifiedNumber, parseAccount, type Account } from './account.js';
import { callBetterAuth, type BetterAuthClient } from './client.js';
import { getStatus, getVendorCode } from './errors.js';

/**
 * The operations that verify a number. Each fetches the session first, because better-auth sends a code to anyone who
 * asks, and verifies for whoever the cookie belongs to.
 */
export function createVerification(
  client: BetterAuthClient,
  numbers: AccountNumbers,
): Pick<PhoneAdapter, 'prepareVerification' | 'attemptVerification'> {
  return {
    async prepareVerification({ id, channel }) {
      const account = await fetchAccount(client);
      const { phoneNumber } = getUnverified(numbers, account, id);
      refuseOtherChannel('better-auth', channel);
      const data = await callBetterAuth((fetchOptions) =>
        client.phoneNumber.sendOtp({ phoneNumber, fetchOptions }),
      ).catch(rethrowUnsent);
      validate('confirmation that a code was sent', data, isSendConfirmation);
      return numbers.update(account, id, { status: 'unverified', attempts: 0 });
    },

    async attemptVerification({ id, code }) {
      const account = await fetchAccount(client);
      const number = getUnverified(numbers, account, id);
      const data = await verifyCode(client, account, number, code).catch(async (thrown: unknown) => {
        const error = await refineError(client, number, toPhoneError(thrown));
        recordFailure(numbers, account, number, error);
        throw error;
      });
      return parseVerifiedNumbers(numbers, data, account, number);
    },
  };
}

function verifyCode(
  client: BetterAuthClient,
  account: Account,
  { id, phoneNumber }: PhoneNumber,
  code: string,
): Promise<unknown> {
  // Without `updatePhoneNumber` the code signs in whoever has the number, and may even create an account. With it,
  // better-auth refuses every number that an account has, the person's own included: an unverified one of theirs is
  // verified without it, and without a new session.
  const purpose =
    account.phoneNumber?.id === id ? ({ disableSession: true } as const) : ({ updatePhoneNumber: true } as const);
  return callBetterAuth((fetchOptions) => client.phoneNumber.verify({ phoneNumber, code, ...purpose, fetchOptions }));
}

/**
 * Returns the number if there is something left to verify; throws `already_verified`, or `too_many_phone_numbers` if it
 * would silently replace another number.
 */
function getUnverified(numbers: AccountNumbers, account: Account, id: string): PhoneNumber {
  const number = numbers.get(account, id);
  if (isVerified(number)) throw new PhoneError('already_verified');
  if (getVerifiedNumber(account)) throw new PhoneError('too_many_phone_numbers');
  return number;
}

function isSendConfirmation(input: unknown): input is { message: string } {
  return isRecord(input) && isText(input.message);
}

/** An error that the app's `sendOTP` throws leaves the server as a bare 500, or with the status that it names. */
function rethrowUnsent(thrown: unknown): never {
  const error = toPhoneError(thrown);
  const isUnsent = error.code === 'unknown' && [500, 503].includes(getStatus(error) ?? 0);
  throw isUnsent ? new PhoneError('message_not_sent', { cause: error.cause, message: error.message }) : error;
}

/** Returns a more precise error if this tab knows more than the server reports. */
async function refineError(
  client: BetterAuthClient,
  { id, verification }: PhoneNumber,
  error: PhoneError,
): Promise<PhoneError> {
  // The server forgets a burnt code as soon as it has reported it.
  if (error.code === 'code_expired' && verification?.status === 'failed') {
    return new PhoneError('too_many_attempts', { cause: error.cause });
  }
  // The server uses one code for a number of another user and for one that this person verified in another tab.
  if (getVendorCode(error) === 'PHONE_NUMBER_EXIST' && getVerifiedNumber(await fetchAccount(client))?.id === id) {
    return new PhoneError('already_verified', { cause: error.cause });
  }
  return error;
}

function recordFailure(
  numbers: AccountNumbers,
  account: Account,
  { id, verification }: PhoneNumber,
  { code }: PhoneError,
): void {
  if (!verification) return;
  if (code === 'incorrect_code') numbers.update(account, id, { attempts: (verification.attempts ?? 0) + 1 });
  if (code === 'too_many_attempts') numbers.update(account, id, { status: 'failed' });
  if (code === 'code_expired') numbers.update(account, id, { status: 'expired' });
}

function parseVerifiedNumbers(
  numbers: AccountNumbers,
  data: unknown,
  account: Account,
  { id }: PhoneNumber,
): readonly PhoneNumber[] {
  const after = parseAccount(validate('user', data, isRecord).user);
  if (after.userId === account.userId && after.phoneNumber?.id === id) return validateVerified(numbers.all(after), id);
  throw new PhoneError('unknown', {
    message: 'The server accepted the code, but returned another user or another number.',
  });
}
