import { PhoneError, toPhoneError } from '../../core/errors.js';
import { isRecord } from '../../core/validate.js';
import { findErrorCode, type ErrorCodes } from '../kit/call-vendor.js';

/** Returns what Firebase's SDK threw as a `PhoneError`, whose `cause` is the original. */
export function translateFirebaseError(thrown: unknown): PhoneError {
  // By its `code`: an app may bundle two copies of the SDK, and `instanceof` matches only the errors of one.
  if (!isRecord(thrown) || typeof thrown.code !== 'string') return toPhoneError(thrown);
  const { code, message } = thrown;
  return new PhoneError(
    isRegionRefused(code, message) ? 'unsupported_country' : (findErrorCode(firebaseCodes, code) ?? 'unknown'),
    {
      cause: thrown,
      message: String(message),
    },
  );
}

/** A country outside the project's SMS region policy has no code of its own, only another message. */
function isRegionRefused(code: string, message: unknown): boolean {
  return code === 'auth/operation-not-allowed' && /\bregion\b/i.test(String(message));
}

/** The codes that the adapter's calls can reject with. */
const firebaseCodes: ErrorCodes = {
  'auth/invalid-phone-number': 'invalid_phone_number',
  'auth/missing-phone-number': 'invalid_phone_number',
  'auth/account-exists-with-different-credential': 'phone_number_taken',
  'auth/credential-already-in-use': 'phone_number_taken',
  'auth/phone-number-already-exists': 'phone_number_taken',
  'auth/maximum-second-factor-count-exceeded': 'too_many_phone_numbers',
  'auth/provider-already-linked': 'too_many_phone_numbers',
  'auth/second-factor-already-in-use': 'already_verified',

  'auth/invalid-verification-code': 'incorrect_code',
  // The SDK's own code, and the server's, for the same mistake.
  'auth/missing-verification-code': 'incorrect_code',
  'auth/missing-code': 'incorrect_code',
  'auth/code-expired': 'code_expired',
  // The verification is over: its code was used, or it belongs to another project.
  'auth/invalid-verification-id': 'code_expired',
  'auth/missing-verification-id': 'code_expired',

  // Also at an attempt: Firebase blocks the device and not the code, so a new code would not help.
  'auth/too-many-requests': 'rate_limited',
  'auth/quota-exceeded': 'message_not_sent',
  'auth/captcha-check-failed': 'message_not_sent',
  'auth/invalid-app-credential': 'message_not_sent',
  'auth/missing-app-credential': 'message_not_sent',
  'auth/invalid-recaptcha-token': 'message_not_sent',
  'auth/missing-recaptcha-token': 'message_not_sent',
  'auth/error-code:-39': 'message_not_sent',

  'auth/requires-recent-login': 'step_up_required',
  'auth/invalid-user-token': 'unauthenticated',
  'auth/user-token-expired': 'unauthenticated',
  'auth/user-disabled': 'unauthenticated',
  'auth/user-not-found': 'unauthenticated',
  'auth/null-user': 'unauthenticated',
  'auth/user-signed-out': 'unauthenticated',
  // The first step of the sign-in is too long ago.
  'auth/invalid-multi-factor-session': 'unauthenticated',
  'auth/missing-multi-factor-session': 'unauthenticated',

  'auth/multi-factor-info-not-found': 'not_found',
  'auth/no-such-provider': 'not_found',
  'auth/unverified-email': 'forbidden',
  'auth/unsupported-first-factor': 'forbidden',
  'auth/admin-restricted-operation': 'forbidden',
  'auth/operation-not-allowed': 'unsupported',
  'auth/unsupported-tenant-operation': 'unsupported',
  'auth/operation-not-supported-in-this-environment': 'unsupported',
  'auth/network-request-failed': 'network',
  'auth/timeout': 'network',
};
