import { createPhoneNumber, type PhoneNumber } from '../../core/model.js';
import { validatePhoneNumber } from '../../core/validate.js';
import type { PhoneFactor } from './user.js';

/**
 * Returns the id of a number. Supabase's own ids change: a number that is verified has another factor than the one that
 * was added first.
 */
export function toSupabaseId(phoneNumber: string): string {
  return phoneNumber;
}

/** Returns a key for what this tab stores about a user's number. */
export function toNumberKey(userId: string, id: string): string {
  return `${userId} ${id}`;
}

/** Converts a verified factor; throws `unknown` if its number is invalid. */
export function fromVerifiedFactor({ phoneNumber, createdAt, updatedAt }: PhoneFactor): PhoneNumber {
  return validatePhoneNumber(
    createPhoneNumber(toSupabaseId(phoneNumber), phoneNumber, {
      verification: { status: 'verified', strategy: 'phone_code', channel: 'sms', attempts: null, expireAt: null },
      reservedForSecondFactor: true,
      createdAt,
      updatedAt,
    }),
  );
}
