import {
  validate,
  validateBackupCodes,
  validatePhoneNumber,
  validatePhoneNumbers,
  isBoolean,
  isNumberOrNull,
  isRecord,
  isText,
} from '../core/validate.js';
import type { SecondFactorPhoneNumber } from '../core/adapter.js';
import type { PhoneNumber } from '../core/model.js';

/** The HTTP shapes: paths, fields and problems, as openapi.json writes them down. Read and written here alone. */

export { readProblem, statusOf, writeProblem } from './problem.js';

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
  const number = validate('the number', found, isRecord);
  const { verification } = number;
  return validatePhoneNumber({
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

export function writePhoneNumbers(numbers: readonly PhoneNumber[]) {
  return { phone_numbers: numbers.map(writePhoneNumber) };
}

/** `unknown` where one of them is no whole number. */
export function readPhoneNumbers(found: unknown): readonly PhoneNumber[] {
  return validatePhoneNumbers(validate('the list', found, isRecord).phone_numbers, readPhoneNumber);
}

export function writeBackupCodes(codes: readonly string[]) {
  return { backup_codes: codes };
}

export function readBackupCodes(found: unknown): readonly string[] {
  return validateBackupCodes(validate('the backup codes', found, isRecord).backup_codes);
}

export function writeSecondFactor(number: SecondFactorPhoneNumber) {
  return { id: number.id, masked_phone_number: number.maskedPhoneNumber, default: number.default };
}

/** `unknown` where it is no whole number. */
export function readSecondFactor(found: unknown): SecondFactorPhoneNumber {
  const number = validate('the number', found, isRecord);
  return {
    id: validate('id', number.id, isText),
    maskedPhoneNumber: validate('masked_phone_number', number.masked_phone_number, isText),
    default: validate('default', number.default, isBoolean),
  };
}

export function writeSecondFactors(numbers: readonly SecondFactorPhoneNumber[]) {
  return { second_factors: numbers.map(writeSecondFactor) };
}

/** `unknown` where one of them is no whole number. */
export function readSecondFactors(found: unknown): readonly SecondFactorPhoneNumber[] {
  return validate('the list', validate('the list', found, isRecord).second_factors, isList).map(readSecondFactor);
}

/** Until when the code of a sign-in is good, in ms since the epoch. */
export function writeExpiry({ expireAt }: { expireAt: number | null }) {
  return { expire_at: expireAt };
}

export function readExpiry(found: unknown): { expireAt: number | null } {
  return { expireAt: validate('expire_at', validate('the answer', found, isRecord).expire_at, isNumberOrNull) };
}

function isList(found: unknown): found is readonly unknown[] {
  return Array.isArray(found);
}
