import { isNumberOrNull, isRecord, isText } from '../core/validate.js';
import { PhoneError, type PhoneErrorCode, type PhoneErrorField } from '../core/errors.js';

/** RFC 9457, with what a `PhoneError` tells. */
export function writeProblem(error: PhoneError, status: number = statusOf[error.code]) {
  return {
    type: 'about:blank',
    title: titleOf[status] ?? 'Error',
    status,
    code: error.code,
    field: error.field === 'phoneNumber' ? 'phone_number' : error.field,
    retry_after: error.retryAfter,
    attempts_left: error.attemptsLeft,
  };
}

/** What the problem details say; null where they are none that this protocol knows. */
export function readProblem(found: unknown, cause: unknown): PhoneError | null {
  if (!isRecord(found) || !isErrorCode(found.code)) return null;
  const { code, field, retry_after: retryAfter, attempts_left: attemptsLeft } = found;
  return new PhoneError(code, {
    field: field === null ? null : isText(field) && Object.hasOwn(fieldOf, field) ? fieldOf[field] : undefined,
    retryAfter: isNumberOrNull(retryAfter) ? retryAfter : null,
    attemptsLeft: isNumberOrNull(attemptsLeft) ? attemptsLeft : null,
    cause,
  });
}

/** The status that an error is answered with. */
export const statusOf: Readonly<Record<PhoneErrorCode, number>> = {
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

function isErrorCode(found: unknown): found is PhoneErrorCode {
  return typeof found === 'string' && Object.hasOwn(statusOf, found);
}

const fieldOf: Readonly<Record<string, PhoneErrorField>> = { phone_number: 'phoneNumber', code: 'code' };

const titleOf: Readonly<Record<number, string | undefined>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  409: 'Conflict',
  413: 'Content Too Large',
  415: 'Unsupported Media Type',
  422: 'Unprocessable Content',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
};
