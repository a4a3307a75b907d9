import { PhoneError, toPhoneError } from '../../core/errors.js';
import { isRecord, isText, validate } from '../../core/validate.js';
import type { ConfirmInput, SendInput } from '../kit/number-account.js';
import { callBetterAuth, type BetterAuthClient } from './client.js';
import { getStatus } from './errors.js';
import { parseAccount, type BetterAuthAccount } from './phone-number.js';

export async function sendBetterAuthCode(client: BetterAuthClient, { phoneNumber }: SendInput): Promise<void> {
  const data = await callBetterAuth((fetchOptions) => client.phoneNumber.sendOtp({ phoneNumber, fetchOptions })).catch(
    rethrowUnsent,
  );
  validate('confirmation that a code was sent', data, isSendConfirmation);
}

/** Tries a code, which verifies the number for the user of the cookie. */
export async function confirmBetterAuthCode(
  client: BetterAuthClient,
  { phoneNumber, code, account }: ConfirmInput<BetterAuthAccount>,
  secondFactor: boolean,
): Promise<BetterAuthAccount> {
  // Without `updatePhoneNumber` the code signs in the owner of the number, and may even create an account. With it,
  // better-auth refuses every number that an account has, the person's own included: an unverified one of theirs is
  // verified without it, and without a new session.
  const purpose = account.unverifiedNumbers?.includes(phoneNumber)
    ? ({ disableSession: true } as const)
    : ({ updatePhoneNumber: true } as const);
  const data = await callBetterAuth((fetchOptions) =>
    client.phoneNumber.verify({ phoneNumber, code, ...purpose, fetchOptions }),
  );
  const after = parseAccount(validate('user', data, isRecord).user, secondFactor);
  if (after.userId === account.userId && after.phoneNumbers.includes(phoneNumber)) return after;
  throw new PhoneError('unknown', {
    message: 'The server accepted the code, but returned another user or another number.',
  });
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
