import { checked, checkedPhoneNumber, isBoolean, isNumberOrNull, isRecord, isText } from '../core/checked.js';
import type { SecondFactorPhoneNumber } from '../core/adapter.js';
import { PhoneError, type PhoneErrorCode, type PhoneErrorField } from '../core/errors.js';
import type { PhoneNumber } from '../core/model.js';

/** The HTTP shapes: paths, fields and problems, as openapi.json writes them down. Read and written here alone. */

/** Paths below the base URL; ids are encoded. */
export const paths = {
  phoneNumbers: '/phone_numbers',
  phoneNumber: (id: string) => `/phone_numbers/${encodeURIComponent(id)}`,
  prepareVerification: (id: string) => `${paths.phoneNumber(id)}/prepare_verification`,
  attemptVerification: (id: string) => `${paths.phoneNumber(id)}/attempt_verification`,
  makePrimary: (id: string) => `${paths.phoneNumber(id)}/make_primary`,
  setReservedForSecondFactor: (id: string) => `${paths.phoneNumber(id)}/set_reserved_for_second_factor`,
  makeDefaultSecondFactor: (id: string) => `${paths.phoneNumber(id)}/make_default_second_factor`,
  backupCodes: '/backup_codes',
  secondFactor: '/second_factor',
  prepareSecondFactor: (id: string) => `/second_factor/${encodeURIComponent(id)}/prepare`,
  attemptSecondFactor: (id: string) => `/second_factor/${encodeURIComponent(id)}/attempt`,
  attemptBackupCode: '/second_factor/attempt_backup_code',
};

/** Request headers. */
export const headers = {
  /** A request that is repeated with the same key is answered as it was the first time, and does nothing again. */
  idempotencyKey: 'Idempotency-Key',
  /** The id of a sign-in that has passed its first step; a secret, so that no path bears it into a log. */
  attempt: 'Second-Factor-Attempt',
};

export function writePhoneNumber(number: PhoneNumber) {
  const { verification } = number;
  return {
    id: number.id,
    phone_number: number.phoneNumber,
    verification: verification && {
      status: verification.status,
      strategy: verification.strategy,
      channel: verification.channel,
      attempts: verification.attempts,
      expire_at: verification.expireAt,
    },
    reserved_for_second_factor: number.reservedForSecondFactor,
    default_second_factor: number.defaultSecondFactor,
    created_at: number.createdAt,
    updated_at: number.updatedAt,
    linked_to: number.linkedTo.map(({ id, type }) => ({ id, type })),
    backup_codes: number.backupCodes,
    primary: number.primary,
  };
}

/** `unknown` where it is no whole number. */
export function readPhoneNumber(found: unknown): PhoneNumber {
  const number = checked('the number', found, isRecord);
  const { verification } = number;
  return checkedPhoneNumber({
    id: number.id,
    phoneNumber: number.phone_number,
    verification: isRecord(verification)
      ? {
          status: verification.status,
          strategy: verification.strategy,
          channel: verification.channel,
          attempts: verification.attempts,
          expireAt: verification.expire_at,
        }
      : verification,
    reservedForSecondFactor: number.reserved_for_second_factor,
    defaultSecondFactor: number.default_second_factor,
    createdAt: number.created_at,
    updatedAt: number.updated_at,
    linkedTo: number.linked_to,
    backupCodes: number.backup_codes,
    primary: number.primary,
  });
}

export function writeSecondFactor(number: SecondFactorPhoneNumber) {
  return { id: number.id, masked_phone_number: number.maskedPhoneNumber, default: number.default };
}

/** `unknown` where it is no whole number. */
export function readSecondFactor(found: unknown): SecondFactorPhoneNumber {
  const number = checked('the number', found, isRecord);
  return {
    id: checked('id', number.id, isText),
    maskedPhoneNumber: checked('masked_phone_number', number.masked_phone_number, isText),
    default: checked('default', number.default, isBoolean),
  };
}

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
