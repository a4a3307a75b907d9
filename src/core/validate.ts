import { PhoneError } from './errors.js';
import {
  channels,
  isVerified,
  verificationStatuses,
  type LinkedIdentification,
  type PhoneNumber,
  type Verification,
} from './model.js';

/** A shape of the model whose values are not validated yet. */
export type Unvalidated<Shape> = { readonly [Name in keyof Shape]: unknown };

/**
 * Returns the number if every field has its type; throws `unknown` otherwise, so that no incomplete number is shown.
 */
export function validatePhoneNumber(input: Unvalidated<PhoneNumber>): PhoneNumber {
  return {
    id: validate('id', input.id, isText),
    phoneNumber: validate('phoneNumber', input.phoneNumber, isE164),
    verification: validate('verification', input.verification, isVerificationOrNull),
    reservedForSecondFactor: validate('reservedForSecondFactor', input.reservedForSecondFactor, isBoolean),
    defaultSecondFactor: validate('defaultSecondFactor', input.defaultSecondFactor, isBoolean),
    createdAt: validate('createdAt', input.createdAt, isNumberOrNull),
    updatedAt: validate('updatedAt', input.updatedAt, isNumberOrNull),
    linkedTo: validate('linkedTo', input.linkedTo, isLinkedTo),
    backupCodes: validate('backupCodes', input.backupCodes, isTextsOrNull),
    primary: validate('primary', input.primary, isBoolean),
  };
}

/** Returns the list with each item parsed by `parse`; throws `unknown` if the input is not an array. */
export function validatePhoneNumbers(input: unknown, parse: (item: unknown) => PhoneNumber): readonly PhoneNumber[] {
  return validate('list', input, Array.isArray).map(parse);
}

/**
 * Returns the list if the number with this id is verified; throws `unknown` if the backend accepted the code and did
 * not verify it.
 */
export function validateVerified(numbers: readonly PhoneNumber[], id: string): readonly PhoneNumber[] {
  if (numbers.some((number) => number.id === id && isVerified(number))) return numbers;
  throw new PhoneError('unknown', {
    message: 'The backend accepted the code, but its list does not show the number as verified.',
  });
}

/** Returns the backup codes; throws `unknown` if the input is not an array of strings. */
export function validateBackupCodes(input: unknown): readonly string[] {
  return validate('backup codes', input, isTexts);
}

/**
 * Returns the value if the guard accepts it; else throws `unknown`, whose message names the field and never the value.
 */
export function validate<Value>(name: string, input: unknown, guard: (input: unknown) => input is Value): Value {
  if (guard(input)) return input;
  throw new PhoneError('unknown', {
    message: `The backend’s response has no ${name}, or a value of another type in its place.`,
  });
}

export function isText(input: unknown): input is string {
  return typeof input === 'string' && input !== '';
}

export function isBoolean(input: unknown): input is boolean {
  return typeof input === 'boolean';
}

export function isNumberOrNull(input: unknown): input is number | null {
  return input === null || (typeof input === 'number' && Number.isFinite(input));
}

/** Returns whether it is an object and not an array. */
export function isRecord(input: unknown): input is Readonly<Record<string, unknown>> {
  return typeof input === 'object' && input !== null && !Array.isArray(input);
}

/** Returns whether it is a member of a closed set, such as `channels`. */
export function isMember<Member extends string>(members: readonly Member[], input: unknown): input is Member {
  return typeof input === 'string' && (members as readonly string[]).includes(input);
}

/** Returns whether it is a text in the form of E.164. */
export function isE164(input: unknown): input is string {
  return typeof input === 'string' && /^\+[1-9]\d{1,14}$/.test(input);
}

function isTexts(input: unknown): input is readonly string[] {
  return Array.isArray(input) && input.every(isText);
}

function isTextsOrNull(input: unknown): input is readonly string[] | null {
  return input === null || isTexts(input);
}

function isLinkedTo(input: unknown): input is readonly LinkedIdentification[] {
  return Array.isArray(input) && input.every((item: unknown) => isRecord(item) && isText(item.id) && isText(item.type));
}

function isVerificationOrNull(input: unknown): input is Verification | null {
  if (input === null) return true;
  return (
    isRecord(input) &&
    isMember(verificationStatuses, input.status) &&
    input.strategy === 'phone_code' &&
    isMember(channels, input.channel) &&
    isNumberOrNull(input.attempts) &&
    isNumberOrNull(input.expireAt)
  );
}
