import { isAmbiguous, PhoneError, type PhoneErrorField } from '../core/errors.js';
import { phoneErrorCodes, type PhoneErrorCode } from '../core/error-codes.js';
import { isMember, isNumberOrNull, isRecord } from '../core/validate.js';

/** Returns problem details (RFC 9457) with the properties of a `PhoneError`. */
export function serializeProblem(error: PhoneError, status: number = problemStatuses[error.code]) {
  return {
    type: 'about:blank',
    title: problemTitles[status] ?? 'Error',
    status,
    code: error.code,
    field: error.field && fieldNames[error.field],
    retry_after: error.retryAfter,
    attempts_left: error.attemptsLeft,
    ...(error.mayArrive && !isAmbiguous(error) && { may_arrive: true }),
    // Most errors have none, so it is left out of the JSON.
    sent_ago: error.sentAgo ?? undefined,
  };
}

/** Returns the error that problem details describe; null if its code is not one of this protocol. */
export function parseProblem(input: unknown, cause: unknown): PhoneError | null {
  if (!isRecord(input) || !isMember(phoneErrorCodes, input.code)) return null;
  const { code, field, retry_after: retryAfter, attempts_left: attemptsLeft, sent_ago: sentAgo } = input;
  return new PhoneError(code, {
    field: field === null ? null : parseField(field),
    retryAfter: isNumberOrNull(retryAfter) ? retryAfter : null,
    attemptsLeft: isNumberOrNull(attemptsLeft) ? attemptsLeft : null,
    mayArrive: input.may_arrive === true || undefined,
    sentAgo: isNumberOrNull(sentAgo) ? sentAgo : null,
    cause,
  });
}

/** The HTTP status of each error. */
export const problemStatuses: Readonly<Record<PhoneErrorCode, number>> = {
  invalid_phone_number: 422,
  phone_number_taken: 409,
  unsupported_country: 422,
  too_many_phone_numbers: 409,
  incorrect_code: 422,
  code_expired: 422,
  too_many_attempts: 422,
  rate_limited: 429,
  already_verified: 409,
  verification_required: 409,
  message_not_sent: 503,
  recipient_opted_out: 422,
  recipient_unreachable: 422,
  locked: 423,
  last_second_factor: 409,
  last_identification: 409,
  step_up_required: 403,
  step_up_cancelled: 403,
  not_found: 404,
  unauthenticated: 401,
  forbidden: 403,
  unsupported: 422,
  network: 503,
  unknown: 500,
};

/** Returns undefined for a name that is unknown, so that the error has the field of its code. */
function parseField(name: unknown): PhoneErrorField | undefined {
  return (Object.keys(fieldNames) as PhoneErrorField[]).find((field) => fieldNames[field] === name);
}

const fieldNames: Readonly<Record<PhoneErrorField, string>> = { phoneNumber: 'phone_number', code: 'code' };

const problemTitles: Readonly<Record<number, string | undefined>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  409: 'Conflict',
  413: 'Content Too Large',
  415: 'Unsupported Media Type',
  422: 'Unprocessable Content',
  423: 'Locked',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
};
