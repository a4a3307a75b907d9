import type { PhoneError } from '../../../src/core/errors.js';
import type { PhoneErrorCode } from '../../../src/core/error-codes.js';
import { fail } from '../../../src/testing/index.js';
import { empty, type NetworkFault } from '../network.js';

/** An error in Clerk's format. */
export interface ClerkRefusal {
  status: number;
  code: string;
  /** The parameter that it refers to. */
  field?: string;
  /** Seconds, for the header. */
  retryAfter?: number | null;
}

export function refusalResponse({ status, code, field, retryAfter }: ClerkRefusal): Response {
  const errors = [{ code, message: code, long_message: code, meta: field === undefined ? {} : { param_name: field } }];
  const headers = retryAfter ? { 'Retry-After': String(retryAfter) } : undefined;
  return Response.json({ errors }, { status, headers });
}

/** Errors that Clerk's client resolves with instead of rejecting. */
export const brokenResponses: [string, NetworkFault][] = [
  ['unreached', fail('network')],
  ['empty', empty],
];

/** Throws one of Clerk's errors. */
export function refuse(refusal: ClerkRefusal): NetworkFault {
  return () => refusalResponse(refusal);
}

/** Converts the service's errors to Clerk's. */
export function refusalOf({ code, retryAfter }: PhoneError): ClerkRefusal {
  const refusal = refusals[code];
  if (refusal) return { ...refusal, retryAfter };
  throw new Error(`The service refused with ${code}, for which no word of Clerk's is known.`);
}

const refusals: { [Code in PhoneErrorCode]?: ClerkRefusal } = {
  invalid_phone_number: { status: 422, code: 'form_param_format_invalid', field: 'phone_number' },
  phone_number_taken: { status: 400, code: 'identification_claimed' },
  unsupported_country: { status: 403, code: 'unsupported_country_code' },
  too_many_phone_numbers: { status: 403, code: 'quota_exceeded' },
  incorrect_code: { status: 422, code: 'form_code_incorrect', field: 'code' },
  code_expired: { status: 400, code: 'verification_expired' },
  too_many_attempts: { status: 400, code: 'verification_failed' },
  rate_limited: { status: 429, code: 'too_many_requests' },
  already_verified: { status: 400, code: 'verification_already_verified' },
  verification_required: { status: 422, code: 'form_verification_needed' },
  message_not_sent: { status: 400, code: 'sms_send_error' },
  last_second_factor: { status: 400, code: 'second_factor_deletion_not_allowed' },
  last_identification: { status: 400, code: 'last_required_identification_deletion_failed' },
  step_up_required: { status: 403, code: 'session_reverification_required' },
  not_found: { status: 404, code: 'resource_not_found' },
  unauthenticated: { status: 401, code: 'authentication_invalid' },
  forbidden: { status: 403, code: 'not_allowed_access' },
};
