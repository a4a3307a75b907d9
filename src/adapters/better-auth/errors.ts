import { PhoneError } from '../../core/errors.js';
import type { PhoneErrorCode } from '../../core/error-codes.js';
import { isRecord } from '../../core/validate.js';
import { findErrorCode, type ErrorCodes } from '../kit/call-vendor.js';

/** Returns the error of a better-auth response as a `PhoneError`. */
export function translateResponseError(found: unknown, retryAfter: number | null): PhoneError {
  if (!isRecord(found)) return new PhoneError('unknown');
  // What a client with `catchAllError` returns if the connection failed.
  if (found.error instanceof Error) return translateNetworkError(found.error);
  const { status, statusText, code, message } = found;
  return new PhoneError(toErrorCode(code, status), {
    retryAfter,
    // Only the members that hold no part of the request.
    cause: { status, statusText, code, message },
    message: typeof message === 'string' ? message : undefined,
  });
}

/** Returns what the client threw as a `PhoneError`: no response arrived. */
export function translateNetworkError(thrown: unknown, signal?: AbortSignal): PhoneError {
  // fetch rejects with a TypeError if the network fails, a DOMException on a timeout, and the signal's reason on abort.
  const isNetwork = thrown instanceof TypeError || thrown instanceof DOMException || signal?.aborted;
  return new PhoneError(isNetwork ? 'network' : 'unknown', {
    cause: thrown,
    message: thrown instanceof Error ? thrown.message : undefined,
  });
}

/** Returns what a better-auth error means: by its code, or by its status if the code has no meaning here. */
export function toErrorCode(code: unknown, status: unknown): PhoneErrorCode {
  return findErrorCode(betterAuthCodes, code) ?? findErrorCode(betterAuthStatuses, status) ?? 'unknown';
}

/** Returns the server's own error code, such as `INVALID_OTP`; null if the error did not come from the server. */
export function getVendorCode(error: PhoneError): string | null {
  return isRecord(error.cause) && typeof error.cause.code === 'string' ? error.cause.code : null;
}

/** Returns the HTTP status of the error; null if no response arrived. */
export function getStatus(error: PhoneError): number | null {
  return isRecord(error.cause) && typeof error.cause.status === 'number' ? error.cause.status : null;
}

/**
 * Returns seconds or null. better-auth's limiter has a header of its own; a proxy in front of it sends the standard
 * one.
 */
export function parseRetryAfter(headers: Headers): number | null {
  const seconds = Number(headers.get('X-Retry-After') ?? headers.get('Retry-After') ?? NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? Math.ceil(seconds) : null;
}

/** The codes of the phone-number and two-factor plugins and of the core that the adapters' calls can return. */
const betterAuthCodes: ErrorCodes = {
  INVALID_PHONE_NUMBER: 'invalid_phone_number',
  PHONE_NUMBER_EXIST: 'phone_number_taken',
  PHONE_NUMBER_NOT_EXIST: 'not_found',
  PHONE_NUMBER_NOT_VERIFIED: 'verification_required',
  PHONE_NUMBER_PENDING_VERIFICATION: 'verification_required',
  PHONE_NUMBER_CANNOT_BE_UPDATED: 'forbidden',
  PHONE_NUMBER_CANNOT_BE_SET: 'forbidden',
  // The server deletes the row of a code when the code was right, when it was burnt, and some time after it expired.
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
  // A user without backup codes typed something else.
  BACKUP_CODES_NOT_ENABLED: 'incorrect_code',
  INVALID_BACKUP_CODE: 'incorrect_code',
  TWO_FACTOR_NOT_ENABLED: 'forbidden',
  ACCOUNT_TEMPORARILY_LOCKED: 'rate_limited',
  INVALID_TWO_FACTOR_COOKIE: 'unauthenticated',

  UNAUTHORIZED: 'unauthenticated',
  // Returned by `verify` if nobody is signed in.
  USER_NOT_FOUND: 'unauthenticated',
  // The person did not prove who they are, and can be asked again.
  INVALID_PASSWORD: 'step_up_required',
  PASSWORD_TOO_SHORT: 'step_up_required',
  PASSWORD_TOO_LONG: 'step_up_required',
  CREDENTIAL_ACCOUNT_NOT_FOUND: 'step_up_required',
  SESSION_EXPIRED: 'step_up_required',
  SESSION_NOT_FRESH: 'step_up_required',
};

const betterAuthStatuses: ErrorCodes = {
  401: 'unauthenticated',
  403: 'forbidden',
  // The server lacks the plugin of this endpoint.
  404: 'unsupported',
  429: 'rate_limited',
};
