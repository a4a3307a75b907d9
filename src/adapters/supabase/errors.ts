import { PhoneError, toPhoneError } from '../../core/errors.js';
import type { PhoneErrorCode } from '../../core/error-codes.js';
import { isRecord } from '../../core/validate.js';
import { findErrorCode, type ErrorCodes } from '../kit/call-vendor.js';

/** Returns what Supabase's client returned or threw as a `PhoneError`, whose `cause` is the original. */
export function translateSupabaseError(thrown: unknown): PhoneError {
  // By its name: an app may bundle two copies of the client, and `instanceof` matches only the errors of one.
  if (!isRecord(thrown) || typeof thrown.name !== 'string' || !thrown.name.startsWith('Auth'))
    return toPhoneError(thrown);
  const { name, message, status, code } = thrown;
  const text = String(message);
  return new PhoneError(
    findErrorCode(clientErrors, name) ??
      findByText(text, textsOf.get(code) ?? []) ??
      (name === 'AuthRetryableFetchError' ? toConnectionError(status, text) : null) ??
      findErrorCode(codesByStatus.get(status) ?? {}, code) ??
      findErrorCode(supabaseCodes, code) ??
      findErrorCode(statuses, status) ??
      'unknown',
    { cause: thrown, message: text, retryAfter: parseWait(text) },
  );
}

/** Returns Supabase's own error code, such as `otp_expired`; null if there is none. */
export function getSupabaseCode({ cause }: PhoneError): string | null {
  return isRecord(cause) && typeof cause.code === 'string' ? cause.code : null;
}

/**
 * An error that Supabase's SMS provider or hook caused reaches the client as a bare 500, whose code the client drops.
 */
export function rethrowUnsentCode(error: PhoneError): never {
  const isUnsent = error.code === 'unknown' && isRecord(error.cause) && error.cause.status === 500;
  throw isUnsent ? new PhoneError('message_not_sent', { cause: error.cause, message: error.message }) : error;
}

/**
 * The client reports a failed connection, a response that is no JSON and a server that failed as one error. Only the
 * first is `network`; for the others the client keeps the parser's message, which differs by engine, or the status.
 */
function toConnectionError(status: unknown, message: string): PhoneErrorCode {
  return status === 0 && !/JSON|did not match the expected pattern/.test(message) ? 'network' : 'unknown';
}

/** Parses "you can only request this after 17 seconds", whose seconds are rounded down; the header is out of reach. */
function parseWait(message: string): number | null {
  const [, seconds] = /after (\d+) second/.exec(message) ?? [];
  return seconds === undefined ? null : Number(seconds) + 1;
}

type ErrorTexts = readonly (readonly [text: RegExp, code: PhoneErrorCode])[];

function findByText(message: string, texts: ErrorTexts): PhoneErrorCode | null {
  return texts.find(([text]) => text.test(message))?.[1] ?? null;
}

/** Codes whose meaning depends on the message. */
const textsOf = new Map<unknown, ErrorTexts>([
  [
    'validation_failed',
    [
      [/channel/i, 'unsupported'],
      [/phone/i, 'invalid_phone_number'],
      [/code|token/i, 'incorrect_code'],
    ],
  ],
  [
    'sms_send_failed',
    // The message quotes the provider's own error: here Twilio's, by number.
    [
      [/\b(21211|60200)\b/, 'invalid_phone_number'],
      [/\b(21408|60220|60410|60605)\b/, 'unsupported_country'],
      [/\b21610\b/, 'recipient_opted_out'],
      [/\b(21614|21635|30005|30006|60205)\b/, 'recipient_unreachable'],
    ],
  ],
]);

/** Errors that the client itself creates, by name. */
const clientErrors: ErrorCodes = {
  // Nobody is signed in, or the session was ended elsewhere.
  AuthSessionMissingError: 'unauthenticated',
  AuthRefreshDiscardedError: 'unauthenticated',
};

/** Codes that have another meaning at this status. */
const codesByStatus = new Map<unknown, ErrorCodes>([
  // Anonymous users may not enroll a factor.
  [403, { no_authorization: 'forbidden' }],
  // Not the factor but its challenge is gone.
  [422, { mfa_factor_not_found: 'code_expired' }],
]);

/** The codes that the adapters' calls can return. */
const supabaseCodes: ErrorCodes = {
  phone_exists: 'phone_number_taken',
  user_already_exists: 'phone_number_taken',
  identity_already_exists: 'phone_number_taken',
  too_many_enrolled_mfa_factors: 'too_many_phone_numbers',
  mfa_verified_factor_exists: 'already_verified',
  sms_send_failed: 'message_not_sent',
  hook_timeout: 'message_not_sent',
  hook_timeout_after_retry: 'message_not_sent',
  hook_payload_over_size_limit: 'message_not_sent',
  hook_payload_invalid_content_type: 'message_not_sent',
  captcha_failed: 'message_not_sent',
  over_sms_send_rate_limit: 'rate_limited',
  over_request_rate_limit: 'rate_limited',

  mfa_verification_failed: 'incorrect_code',
  // The same code for an old one: the adapters tell them apart by the elapsed time.
  otp_expired: 'incorrect_code',
  mfa_challenge_expired: 'code_expired',
  // A challenge that was passed already, or begun on another network.
  mfa_ip_address_mismatch: 'code_expired',
  // The project's hook refused the attempt, which ends all sessions of the user.
  mfa_verification_rejected: 'unauthenticated',

  insufficient_aal: 'step_up_required',
  reauthentication_needed: 'step_up_required',
  reauthentication_not_valid: 'step_up_required',
  no_authorization: 'unauthenticated',
  bad_jwt: 'unauthenticated',
  session_not_found: 'unauthenticated',
  session_expired: 'unauthenticated',
  refresh_token_not_found: 'unauthenticated',
  refresh_token_already_used: 'unauthenticated',
  user_not_found: 'unauthenticated',
  user_banned: 'unauthenticated',

  single_identity_not_deletable: 'last_identification',
  email_conflict_identity_not_deletable: 'forbidden',
  user_sso_managed: 'forbidden',
  identity_not_found: 'not_found',
  mfa_factor_not_found: 'not_found',
  otp_disabled: 'unsupported',
  phone_provider_disabled: 'unsupported',
  provider_disabled: 'unsupported',
  feature_disabled: 'unsupported',
  manual_linking_disabled: 'unsupported',
  mfa_phone_enroll_not_enabled: 'unsupported',
  mfa_phone_verify_not_enabled: 'unsupported',
};

const statuses: ErrorCodes = {
  401: 'unauthenticated',
  403: 'forbidden',
  429: 'rate_limited',
};
