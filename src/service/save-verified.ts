import { PhoneError } from '../core/errors.js';
import type { Verification } from '../core/model.js';
import { withoutPhoneNumber, withReplacement } from '../core/transitions.js';
import type { ServiceContext } from './context.js';
import { createEvent, type PhoneEvent } from './events.js';
import { isReserved, saveChanges } from './save-changes.js';
import type { StoredPhoneNumber } from './records.js';
import type { PhoneStoreTransaction } from './store.js';
import { findVerified, isSamePhone } from './subscriber.js';
import { clearAtPhoneNumber } from './throttle-at-number.js';
import { clearWrongCodes, type Throttle } from './throttle.js';

/**
 * The outcome of an attempt. An error is returned and not thrown, because throwing rolls back, and a wrong code must
 * stay counted.
 */
export type VerificationOutcome = ({ list: readonly StoredPhoneNumber[] } | { error: PhoneError }) & {
  events: readonly PhoneEvent[];
};

/** The right code for a number, in the transaction that compared it. */
export interface VerifiedCode {
  own: readonly StoredPhoneNumber[];
  number: StoredPhoneNumber;
  verification: Verification;
  throttle: Throttle;
  proves: readonly string[];
}

/** Stores a number as verified. Returns an error if another user has it, and the policy does not move it. */
export async function saveVerified(
  tx: PhoneStoreTransaction,
  { clock, policy, mayChangeFactors }: ServiceContext,
  { own, number, verification, throttle, proves }: VerifiedCode,
): Promise<VerificationOutcome> {
  if (policy.replaces && !mayChangeFactors && own.some(isReserved)) throw new PhoneError('step_up_required');
  const now = clock.now();
  const events: PhoneEvent[] = [];
  const taken = await findVerified(tx, number.phoneNumber);
  // Stored before two numbers of one phone were known to be one.
  if (taken?.userId === number.userId) return { error: new PhoneError('already_verified'), events };
  if (taken !== null) {
    // Without a second factor the password alone would be enough, so nobody can take one from another user.
    if (policy.takenNumber === 'refuse' || isReserved(taken))
      return { error: new PhoneError('phone_number_taken'), events };
    const before = await tx.phoneNumbers(taken.userId);
    const left = await saveChanges(tx, taken.userId, { before, after: withoutPhoneNumber(before, taken.id) }, clock);
    events.push(createEvent('moved', taken, clock), ...left.events);
  }
  await clearWrongCodes(tx, throttle.wrongCodes, (source) => proves.includes(source));
  await clearAtPhoneNumber(tx, throttle.atPhoneNumber, now);
  const verified: StoredPhoneNumber = {
    ...number,
    verification: { ...verification, status: 'verified', expireAt: null },
    codeHash: null,
    earlier: [],
    // The first verified number becomes the primary one, so that there always is one.
    primary: !own.some(({ primary }) => primary),
  };
  // Without the other numbers of the same phone, which nobody can verify any more.
  const list = own
    .filter((one) => one.id === verified.id || !isSamePhone(one.phoneNumber, verified.phoneNumber))
    .map((one) => (one.id === verified.id ? verified : one));
  const after = policy.replaces ? withReplacement(list, verified.id) : list;
  const saved = await saveChanges(tx, number.userId, { before: own, after }, clock);
  const gone = own.filter(({ id }) => !after.some((one) => one.id === id));
  const isFactor = after.some((one) => one.id === verified.id && isReserved(one));
  events.push(
    createEvent('verified', verified, clock),
    ...gone.map((one) => createEvent('removed', one, clock)),
    ...(isFactor ? [createEvent('reserved', verified, clock)] : []),
    ...saved.events,
  );
  return { list: saved.list, events };
}
