import type { Clock } from './clock.js';
import type { StoredPhoneNumber } from './store.js';

/**
 * What happened. `moved`: the number is gone, since another user has proved that it is theirs now (policy
 * `takenNumber: 'move'`). `backup_codes_voided`: they went with the last reserved number.
 * `second_factor_refused`: a wrong code at the second step, so somebody has passed the first. `verification_locked` is
 * about sign-in too.
 */
export type PhoneEventType =
  | 'added'
  | 'code_sent'
  | 'code_not_sent'
  | 'verified'
  | 'moved'
  | 'removed'
  | 'made_primary'
  | 'reserved'
  | 'unreserved'
  | 'default_second_factor_changed'
  | 'backup_codes_created'
  | 'backup_codes_voided'
  | 'backup_code_used'
  | 'second_factor_passed'
  | 'second_factor_refused'
  | 'verification_locked'
  | 'verification_unlocked';

/** Something that happened to a user's numbers: to tell them of it elsewhere (OWASP), or to count. It holds no code. */
export interface PhoneEvent {
  readonly type: PhoneEventType;
  readonly userId: string;
  /** ms since the epoch. */
  readonly at: number;
  /** The number it is about; null where it is about the user. */
  readonly phoneNumberId: string | null;
  /** Such as `+•••••••0123`. */
  readonly maskedPhoneNumber: string | null;
}

/** The event about a number of a user. */
export function eventAbout(
  type: PhoneEventType,
  { id, userId, phoneNumber }: StoredPhoneNumber,
  clock: Clock,
): PhoneEvent {
  return { type, userId, at: clock.now(), phoneNumberId: id, maskedPhoneNumber: maskPhoneNumber(phoneNumber) };
}

/** The event about a user, and no number of theirs. */
export function eventAboutUser(type: PhoneEventType, userId: string, clock: Clock): PhoneEvent {
  return { type, userId, at: clock.now(), phoneNumberId: null, maskedPhoneNumber: null };
}

/** An E.164 number of which the last digits alone can be read: two of five, and four at most. */
export function maskPhoneNumber(phoneNumber: string): string {
  const digits = phoneNumber.slice(1);
  const shown = Math.min(4, Math.floor((digits.length * 2) / 5));
  return `+${'•'.repeat(digits.length - shown)}${digits.slice(digits.length - shown)}`;
}
