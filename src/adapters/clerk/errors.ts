import { isRecord } from '../../core/checked.js';
import { PhoneError, toPhoneError, type PhoneErrorCode } from '../../core/errors.js';

/** What Clerk's client has thrown, as a `PhoneError`; the original is in `cause`, and holds the answer alone. */
export function toClerkError(thrown: unknown): PhoneError {
  if (thrown instanceof PhoneError || !isRecord(thrown)) return toPhoneError(thrown);
  const code = codeOf(thrown);
  if (code === null) return toPhoneError(thrown);
  return new PhoneError(code, {
    cause: thrown,
    retryAfter: typeof thrown.retryAfter === 'number' ? thrown.retryAfter : null,
    message: typeof thrown.message === 'string' ? thrown.message : undefined,
  });
}

/** null: none of Clerk's errors, or one that says no more than that something went wrong. */
function codeOf(thrown: Readonly<Record<string, unknown>>): PhoneErrorCode | null {
  if (Array.isArray(thrown.errors)) {
    const [first]: readonly unknown[] = thrown.errors;
    return (isRecord(first) ? codeOfRefusal(first) : null) ?? codeIn(codesOfStatus, thrown.status);
  }
  // A failed fetch is rejected with a plain `Error`, and its wording is all that tells it.
  const isNetwork = /\bNetwork error at\b/.test(String(thrown.message));
  return codeIn(codesOfClient, thrown.code) ?? (isNetwork ? 'network' : null);
}

function codeOfRefusal({ code, meta }: Readonly<Record<string, unknown>>): PhoneErrorCode | null {
  const field = isRecord(meta) ? meta.paramName : undefined;
  return codeIn(codesOfServer, `${String(code)} ${String(field)}`) ?? codeIn(codesOfServer, code);
}

function codeIn(codes: Codes, word: unknown): PhoneErrorCode | null {
  return Object.hasOwn(codes, String(word)) ? (codes[String(word)] ?? null) : null;
}

type Codes = Readonly<Record<string, PhoneErrorCode>>;

/** Clerk's codes; with the name of a parameter, where it is what tells them apart. */
const codesOfServer: Codes = {
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

/** For a refusal whose code is none of those, or that came without one. */
const codesOfStatus: Codes = {
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'not_found',
  429: 'rate_limited',
};

/** Codes of errors that the client itself makes. */
const codesOfClient: Codes = {
  // Of `useReverification`, where an app wraps its step-up in it.
  reverification_cancelled: 'step_up_cancelled',
  // Of `experimental.rethrowOfflineNetworkErrors`.
  network_error: 'network',
  clerk_offline: 'network',
};
