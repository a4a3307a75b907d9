import { PhoneError } from './errors.js';
import { isVerified, type Channel, type LinkedIdentification, type PhoneNumber, type Verification } from './model.js';

/** What a backend answered, under the names of the model, before anyone has looked at it. */
export type Unchecked<Shape> = { readonly [Name in keyof Shape]: unknown };

/**
 * A number as a backend answered it, every field looked at. One that is missing or of another type is `unknown`: a
 * number on somebody's screen is whole or is not there.
 */
export function checkedPhoneNumber(found: Unchecked<PhoneNumber>): PhoneNumber {
  return {
    id: checked('id', found.id, isText),
    phoneNumber: checked('phoneNumber', found.phoneNumber, isE164),
    verification: checked('verification', found.verification, isVerificationOrNull),
    reservedForSecondFactor: checked('reservedForSecondFactor', found.reservedForSecondFactor, isBoolean),
    defaultSecondFactor: checked('defaultSecondFactor', found.defaultSecondFactor, isBoolean),
    createdAt: checked('createdAt', found.createdAt, isNumberOrNull),
    updatedAt: checked('updatedAt', found.updatedAt, isNumberOrNull),
    linkedTo: checked('linkedTo', found.linkedTo, isLinkedTo),
    backupCodes: checked('backupCodes', found.backupCodes, isTextsOrNull),
    primary: checked('primary', found.primary, isBoolean),
  };
}

/** A list of them; `read` makes one of the model of what the backend calls a number. */
export function checkedPhoneNumbers(found: unknown, read: (item: unknown) => PhoneNumber): readonly PhoneNumber[] {
  return checked('the list', found, Array.isArray).map(read);
}

/** The number, where a code has proved it; `unknown` where the backend answered one that is not verified after all. */
export function checkedVerified(number: PhoneNumber): PhoneNumber {
  if (isVerified(number)) return number;
  throw new PhoneError('unknown', { message: 'The backend took the code, and answered a number that is not verified.' });
}

/** A set of backup codes as a backend answered it. */
export function checkedBackupCodes(found: unknown): readonly string[] {
  return checked('the backup codes', found, isTexts);
}

/** The value, where it is what it has to be; else `unknown`, which names the field and never the value. */
export function checked<Value>(name: string, found: unknown, is: (found: unknown) => found is Value): Value {
  if (is(found)) return found;
  throw new PhoneError('unknown', { message: `The backend answered without ${name}, or with something else in its place.` });
}

export function isText(found: unknown): found is string {
  return typeof found === 'string' && found !== '';
}

export function isBoolean(found: unknown): found is boolean {
  return typeof found === 'boolean';
}

export function isNumberOrNull(found: unknown): found is number | null {
  return found === null || (typeof found === 'number' && Number.isFinite(found));
}

/** An object that is no list. */
export function isRecord(found: unknown): found is Readonly<Record<string, unknown>> {
  return typeof found === 'object' && found !== null && !Array.isArray(found);
}

function isE164(found: unknown): found is string {
  return typeof found === 'string' && /^\+[1-9]\d{1,14}$/.test(found);
}

function isTexts(found: unknown): found is readonly string[] {
  return Array.isArray(found) && found.every(isText);
}

function isTextsOrNull(found: unknown): found is readonly string[] | null {
  return found === null || isTexts(found);
}

function isLinkedTo(found: unknown): found is readonly LinkedIdentification[] {
  return Array.isArray(found) && found.every((other: unknown) => isRecord(other) && isText(other.id) && isText(other.type));
}

function isVerificationOrNull(found: unknown): found is Verification | null {
  if (found === null) return true;
  return (
    isRecord(found) &&
    isOneOf(statuses, found.status) &&
    found.strategy === 'phone_code' &&
    isOneOf(channels, found.channel) &&
    isNumberOrNull(found.attempts) &&
    isNumberOrNull(found.expireAt)
  );
}

function isOneOf(words: readonly string[], found: unknown): boolean {
  return typeof found === 'string' && words.includes(found);
}

const statuses: readonly Verification['status'][] = ['unverified', 'verified', 'failed', 'expired'];
const channels: readonly Channel[] = ['sms', 'whatsapp', 'voice'];
