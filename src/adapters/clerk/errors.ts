import { PhoneError, toPhoneError } from '../../core/errors.js';
import type { PhoneErrorCode } from '../../core/error-codes.js';
import { isRecord } from '../../core/validate.js';
import { findErrorCode, type ErrorCodes } from '../kit/call-vendor.js';

/**
 * Returns what Clerk's client threw as a `PhoneError`. Its `cause` is the original, which holds only Clerk's response.
 */
export function translateClerkError(thrown: unknown): PhoneError {
  const code = isRecord(thrown) ? findClerkCode(thrown) : null;
  if (!isRecord(thrown) || code === null) return toPhoneError(thrown);
  return new PhoneError(code, {
    cause: thrown,
    retryAfter: typeof thrown.retryAfter === 'number' ? thrown.retryAfter : null,
    message: typeof thrown.message === 'string' ? thrown.message : undefined,
  });
}

/** Returns null if the error is not Clerk's, or says only that something went wrong. */
function findClerkCode(thrown: Readonly<Record<string, unknown>>): PhoneErrorCode | null {
  if (Array.isArray(thrown.errors)) {
    const [first]: readonly unknown[] = thrown.errors;
    return (isRecord(first) ? findRefusalCode(first) : null) ?? findErrorCode(statusCodes, thrown.status);
  }
  // A failed fetch rejects with a plain `Error`, which only its wording identifies.
  const isNetwork = /\bNetwork error at\b/.test(String(thrown.message));
  return findErrorCode(clientCodes, thrown.code) ?? (isNetwork ? 'network' : null);
}

function findRefusalCode({ code, meta }: Readonly<Record<string, unknown>>): PhoneErrorCode | null {
  const field = isRecord(meta) ? meta.paramName : undefined;
  return findErrorCode(serverCodes, `${String(code)} ${String(field)}`) ?? findErrorCode(serverCodes, code);
}

/** Clerk's codes, followed by the name of a parameter if that decides what the code means. */
const serverCodes: ErrorCodes = {
  'form_param_format_invalid phone_number': 'invalid_phone_number',
  'form_param_nil phone_number': 'invalid_phone_number',
  'form_param_missing phone_number': 'invalid_phone_number',
  form_identifier_exists: 'phone_number_taken',
  identification_claimed: 'phone_number_taken',
  unsupported_country_code: 'unsupported_country',
  too_many_unverified_identifications: 'too_many_phone_numbers',
  quota_exceeded: 'too_many_phone_numbers',
  form_code_incorrect: 'incorrect_code',
  'form_param_nil code': 'incorrect_code',
  verification_expired: 'code_expired',
  verification_missing: 'code_expired',
  verification_not_sent: 'code_expired',
  verification_failed: 'too_many_attempts',
  verification_code_too_many_requests: 'rate_limited',
  verification_code_rate_limit_exceeded: 'rate_limited',
  too_many_requests: 'rate_limited',
  user_locked: 'rate_limited',
  verification_already_verified: 'already_verified',
  form_verification_needed: 'verification_required',
  identification_update_second_factor_unverified: 'verification_required',
  sms_send_error: 'message_not_sent',
  dev_monthly_sms_limit_exceeded: 'message_not_sent',
  second_factor_deletion_not_allowed: 'last_second_factor',
  form_disable_default_second_factor_not_allowed: 'last_second_factor',
  last_required_identification_deletion_failed: 'last_identification',
  identification_deletion_failed: 'last_identification',
  identification_update_failed: 'last_identification',
  session_reverification_required: 'step_up_required',
  resource_not_found: 'not_found',
  authentication_invalid: 'unauthenticated',
  not_allowed_access: 'forbidden',
  immutable_attribute_modification_not_allowed: 'forbidden',
};

/** For an error with an unknown code or none. */
const statusCodes: ErrorCodes = {
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'not_found',
  429: 'rate_limited',
};

/** Codes of errors that the client itself creates. */
const clientCodes: ErrorCodes = {
  // Thrown by `useReverification`, if the app wraps its step-up in it.
  reverification_cancelled: 'step_up_cancelled',
  // Thrown with `experimental.rethrowOfflineNetworkErrors`.
  network_error: 'network',
  clerk_offline: 'network',
};
