import { PhoneError } from './errors.js';
import { channels, isVerified, verificationStatuses, type LinkedIdentification, type PhoneNumber, type Verification } from './model.js';

/** What a backend returned, under the names of the model, before it is checked. */
export type Unchecked<Shape> = { readonly [Name in keyof Shape]: unknown };

/**
 * Returns the number if every field has the type that the model promises, and only the fields of the model. Throws
 * `unknown` if one is missing or of another type: a half-filled number never reaches the screen.
 */
export function validatePhoneNumber(number: Unchecked<PhoneNumber>): PhoneNumber {
  return {
    id: validateValue('id', number.id, isText),
    phoneNumber: validateValue('phoneNumber', number.phoneNumber, isE164),
    verification: validateValue('verification', number.verification, isVerificationOrNull),
    reservedForSecondFactor: validateValue('reservedForSecondFactor', number.reservedForSecondFactor, isBoolean),
    defaultSecondFactor: validateValue('defaultSecondFactor', number.defaultSecondFactor, isBoolean),
    createdAt: validateValue('createdAt', number.createdAt, isNumberOrNull),
    updatedAt: validateValue('updatedAt', number.updatedAt, isNumberOrNull),
    linkedTo: validateValue('linkedTo', number.linkedTo, isLinkedTo),
    backupCodes: validateValue('backupCodes', number.backupCodes, isTextsOrNull),
    primary: validateValue('primary', number.primary, isBoolean),
  };
}

/** Returns a list of numbers; `parse` makes a number of the model from what the backend calls one. */
export function validatePhoneNumbers(list: unknown, parse: (item: unknown) => PhoneNumber): readonly PhoneNumber[] {
  return validateValue('the list', list, Array.isArray).map(parse);
}

/** Returns the number if it is verified; throws `unknown` if the backend accepted the code but did not verify the number. */
export function validateVerified(number: PhoneNumber): PhoneNumber {
  if (isVerified(number)) return number;
  throw new PhoneError('unknown', { message: 'The backend accepted the code, but returned a number that is not verified.' });
}

/** Returns a set of backup codes if it is one. */
export function validateBackupCodes(codes: unknown): readonly string[] {
  return validateValue('the backup codes', codes, isTexts);
}

/** Returns the value if it passes `is`; throws `unknown` otherwise, with a message that names the field and never the value. */
export function validateValue<Value>(name: string, value: unknown, is: (value: unknown) => value is Value): Value {
  if (is(value)) return value;
  throw new PhoneError('unknown', { message: `Invalid response from the backend: ${name} is missing or has the wrong type.` });
}

/** A string that is not empty. */
export function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

export function isBoolean(value: unknown): value is boolean {
  return typeof value === 'boolean';
}

export function isNumberOrNull(value: unknown): value is number | null {
  return value === null || (typeof value === 'number' && Number.isFinite(value));
}

/** An object that is not an array. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isE164(value: unknown): value is string {
  return typeof value === 'string' && /^\+[1-9]\d{1,14}$/.test(value);
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every(isText);
}

function isTextsOrNull(value: unknown): value is readonly string[] | null {
  return value === null || isTexts(value);
}

function isLinkedTo(value: unknown): value is readonly LinkedIdentification[] {
  return Array.isArray(value) && value.every((other: unknown) => isRecord(other) && isText(other.id) && isText(other.type));
}

function isVerificationOrNull(value: unknown): value is Verification | null {
  if (value === null) return true;
  return (
    isRecord(value) &&
    isOneOf(verificationStatuses, value.status) &&
    value.strategy === 'phone_code' &&
    isOneOf(channels, value.channel) &&
    isNumberOrNull(value.attempts) &&
    isNumberOrNull(value.expireAt)
  );
}

function isOneOf(words: readonly string[], value: unknown): boolean {
  return typeof value === 'string' && words.includes(value);
}
