import { maskPhoneNumber } from '../core/mask.js';
import type { PhoneClock } from './clock.js';
import type { PhoneSendLimitName } from './send-limits.js';
import type { StoredPhoneNumber } from './records.js';

/**
 * What happened. `send_refused`: a limit of the policy did not allow the message. `conversion_low`: few of the codes to
 * numbers that begin alike are entered, so somebody may be pumping SMS. `moved`: another user verified the number,
 * which now belongs to them (policy `takenNumber: 'move'`). `backup_codes_voided`: the last reserved number is gone.
 * `second_factor_refused`: a wrong code at the second step, so somebody passed the first. `verification_locked` applies
 * to sign-in too.
 */
export const phoneEventTypes = [
  'added',
  'code_sent',
  'code_not_sent',
  'send_refused',
  'conversion_low',
  'verified',
  'moved',
  'removed',
  'made_primary',
  'reserved',
  'unreserved',
  'default_second_factor_changed',
  'backup_codes_created',
  'backup_codes_voided',
  'backup_code_used',
  'second_factor_passed',
  'second_factor_refused',
  'verification_locked',
  'verification_unlocked',
  'sign_ins_ended',
  'second_factor_reset',
  'user_deleted',
] as const;

export type PhoneEventType = (typeof phoneEventTypes)[number];

/** An event about a user's numbers, to notify them elsewhere (OWASP) or to count. It contains no code. */
export interface PhoneEvent {
  readonly type: PhoneEventType;
  readonly userId: string;
  /** ms since the epoch. */
  readonly at: number;
  /** The number that it is about; null if it is about the user. */
  readonly phoneNumberId: string | null;
  /** Such as `+•••••••0123`. */
  readonly maskedPhoneNumber: string | null;
  /** The limit that refused the message; only on `send_refused`. */
  readonly limit?: PhoneSendLimitName | undefined;
  /** What the numbers begin with: all but the last four digits; only on `conversion_low`. */
  readonly prefix?: string | undefined;
}

/** Creates an event about one of a user's numbers. */
export function createEvent(
  type: PhoneEventType,
  { id, userId, phoneNumber }: StoredPhoneNumber,
  clock: PhoneClock,
): PhoneEvent {
  return { type, userId, at: clock.now(), phoneNumberId: id, maskedPhoneNumber: maskPhoneNumber(phoneNumber) };
}

/** Creates an event about a user and none of their numbers. */
export function createUserEvent(type: PhoneEventType, userId: string, clock: PhoneClock): PhoneEvent {
  return { type, userId, at: clock.now(), phoneNumberId: null, maskedPhoneNumber: null };
}
