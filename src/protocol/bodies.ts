import type { SecondFactorPhoneNumber } from '../core/second-factor-adapter.js';
import type { BackupCodeStatus, PhoneNumber } from '../core/model.js';
import {
  isBoolean,
  isNumberOrNull,
  isRecord,
  isText,
  validate,
  validateBackupCodes,
  validateBackupCodeStatus,
  validatePhoneNumber,
  validatePhoneNumbers,
} from '../core/validate.js';

// The bodies of requests and responses, as openapi.json describes them. Each `parse` throws `unknown` for another
// shape.

export function serializePhoneNumber(number: PhoneNumber) {
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

export function parsePhoneNumber(input: unknown): PhoneNumber {
  const number = validate('number', input, isRecord);
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

export function serializePhoneNumbers(numbers: readonly PhoneNumber[]) {
  return { phone_numbers: numbers.map(serializePhoneNumber) };
}

export function parsePhoneNumbers(input: unknown): readonly PhoneNumber[] {
  return validatePhoneNumbers(validate('list', input, isRecord).phone_numbers, parsePhoneNumber);
}

export function serializeBackupCodes(codes: readonly string[]) {
  return { backup_codes: codes };
}

export function parseBackupCodes(input: unknown): readonly string[] {
  return validateBackupCodes(validate('backup codes', input, isRecord).backup_codes);
}

export function serializeBackupCodeStatus({ left, createdAt }: BackupCodeStatus) {
  return { left, created_at: createdAt };
}

export function parseBackupCodeStatus(input: unknown): BackupCodeStatus {
  const status = validate('status', input, isRecord);
  return validateBackupCodeStatus({ left: status.left, createdAt: status.created_at });
}

export function serializeSecondFactors(numbers: readonly SecondFactorPhoneNumber[]) {
  return {
    second_factors: numbers.map((number) => ({
      id: number.id,
      masked_phone_number: number.maskedPhoneNumber,
      default: number.default,
    })),
  };
}

export function parseSecondFactors(input: unknown): readonly SecondFactorPhoneNumber[] {
  return validate('list', validate('list', input, isRecord).second_factors, isArray).map(parseSecondFactor);
}

/** `expireAt` is when the code of a sign-in attempt expires, in ms since the epoch. */
export function serializeExpiry({ expireAt }: { expireAt: number | null }) {
  return { expire_at: expireAt };
}

export function parseExpiry(input: unknown): { expireAt: number | null } {
  return { expireAt: validate('expire_at', validate('body', input, isRecord).expire_at, isNumberOrNull) };
}

function parseSecondFactor(input: unknown): SecondFactorPhoneNumber {
  const number = validate('number', input, isRecord);
  return {
    id: validate('id', number.id, isText),
    maskedPhoneNumber: validate('masked_phone_number', number.masked_phone_number, isText),
    default: validate('default', number.default, isBoolean),
  };
}

function isArray(input: unknown): input is readonly unknown[] {
  return Array.isArray(input);
}
