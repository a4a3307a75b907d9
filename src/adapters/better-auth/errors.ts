import type { PhoneErrorCode } from '../../core/errors.js';

/** What a refusal of better-auth means: by its code, and by its status where that has no meaning of its own. */
export function codeOf(code: unknown, status: unknown): PhoneErrorCode {
  const known = typeof code === 'string' && Object.hasOwn(byCode, code) ? byCode[code] : undefined;
  return known ?? (typeof status === 'number' ? byStatus[status] : undefined) ?? 'unknown';
}

/** Of the phone-number and two-factor plugins and the core, each that a call of the adapters can be refused with. */
const byCode: Readonly<Record<string, PhoneErrorCode>> = {
  INVALID_PHONE_NUMBER: 'invalid_phone_number',
  PHONE_NUMBER_EXIST: 'phone_number_taken',
  PHONE_NUMBER_NOT_EXIST: 'not_found',
  PHONE_NUMBER_NOT_VERIFIED: 'verification_required',
  PHONE_NUMBER_PENDING_VERIFICATION: 'verification_required',
  PHONE_NUMBER_CANNOT_BE_UPDATED: 'forbidden',
  PHONE_NUMBER_CANNOT_BE_SET: 'forbidden',
  // One row holds the code that is out. It goes when the code was right, when it was burnt, and some time after it has expired.
  OTP_NOT_FOUND: 'code_expired',
  OTP_EXPIRED: 'code_expired',
  INVALID_OTP: 'incorrect_code',
  TOO_MANY_ATTEMPTS: 'too_many_attempts',
  SEND_OTP_NOT_IMPLEMENTED: 'unsupported',

  OTP_NOT_ENABLED: 'unsupported',
  OTP_NOT_CONFIGURED: 'unsupported',
  TOTP_NOT_CONFIGURED: 'unsupported',
  TOTP_NOT_ENABLED: 'unsupported',
  TOTP_ALREADY_ENABLED: 'forbidden',
  OTP_HAS_EXPIRED: 'code_expired',
  INVALID_CODE: 'incorrect_code',
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: 'too_many_attempts',
  // Whoever has no backup codes learns that what they typed is none.
  BACKUP_CODES_NOT_ENABLED: 'incorrect_code',
  INVALID_BACKUP_CODE: 'incorrect_code',
  TWO_FACTOR_NOT_ENABLED: 'forbidden',
  ACCOUNT_TEMPORARILY_LOCKED: 'rate_limited',
  INVALID_TWO_FACTOR_COOKIE: 'unauthenticated',

  UNAUTHORIZED: 'unauthenticated',
  // What verifying answers where nobody is signed in.
  USER_NOT_FOUND: 'unauthenticated',
  // The person was asked who they are, and has not shown it: asked again, they can.
  INVALID_PASSWORD: 'step_up_required',
  PASSWORD_TOO_SHORT: 'step_up_required',
  PASSWORD_TOO_LONG: 'step_up_required',
  CREDENTIAL_ACCOUNT_NOT_FOUND: 'step_up_required',
  SESSION_EXPIRED: 'step_up_required',
  SESSION_NOT_FRESH: 'step_up_required',
};

const byStatus: Readonly<Record<number, PhoneErrorCode | undefined>> = {
  401: 'unauthenticated',
  403: 'forbidden',
  // The server lacks the plugin whose endpoint it is.
  404: 'unsupported',
  429: 'rate_limited',
};
