import { PhoneError } from '../core/errors.js';
import { createPhoneNumber, isVerified, type PhoneNumber } from '../core/model.js';
import { getRemoveRefusal, withoutPhoneNumber, withPrimary } from '../core/transitions.js';
import { parseCanonicalNumber } from './canonical-number.js';
import { changeList } from './change-list.js';
import { createId } from './codes.js';
import { locks, toPhoneNumber, type ServiceContext } from './context.js';
import { createEvent } from './events.js';
import { isReserved } from './save-changes.js';
import { assertRecipientAllowed } from './send-code.js';
import type { StoredPhoneNumber } from './records.js';
import { isSamePhone } from './subscriber.js';

/** Returns a user's numbers in the order in which they were added. */
export async function listPhoneNumbers(
  { store, clock }: ServiceContext,
  userId: string,
): Promise<readonly PhoneNumber[]> {
  const numbers = await store.transaction([], (tx) => tx.phoneNumbers(userId));
  return numbers.map((number) => toPhoneNumber(number, clock.now()));
}

/**
 * Adds a number and sends nothing; resolves with the existing one if the user already has it. It does not look at other
 * users' numbers, so that neither the response nor its time reveals whose number it is.
 */
export async function addPhoneNumber(
  { store, clock, policy, emit }: ServiceContext,
  userId: string,
  input: { phoneNumber: string },
): Promise<PhoneNumber> {
  const recipient = parseCanonicalNumber(input.phoneNumber);
  const { phoneNumber } = recipient;
  assertRecipientAllowed(policy, recipient);
  const { number, events } = await store.transaction([locks.user(userId)], async (tx) => {
    const own = await tx.phoneNumbers(userId);
    const existing = findSame(own, phoneNumber);
    if (existing) return { number: existing, events: [] };
    const isFull = policy.maxPhoneNumbers !== null && own.length >= policy.maxPhoneNumbers;
    if (isFull && !policy.replaces) throw new PhoneError('too_many_phone_numbers');
    const now = clock.now();
    const created: StoredPhoneNumber = {
      ...createPhoneNumber(createId('phone'), phoneNumber, { createdAt: now }),
      updatedAt: now,
      userId,
      codeHash: null,
    };
    // Of a change that was begun and not finished.
    const dropped = policy.replaces ? own.filter((number) => !isVerified(number)) : [];
    for (const { id } of dropped) await tx.removePhoneNumber(id);
    await tx.putPhoneNumber(created);
    return {
      number: created,
      events: [...dropped.map((one) => createEvent('removed', one, clock)), createEvent('added', created, clock)],
    };
  });
  await emit(...events);
  return toPhoneNumber(number, clock.now());
}

/**
 * Returns the user's number with the same spelling, or the verified one of the same phone. An unverified one with
 * another spelling does not count: maybe no message reaches it, which is why the user tries this one.
 */
function findSame(own: readonly StoredPhoneNumber[], phoneNumber: string): StoredPhoneNumber | undefined {
  const isSame = (number: StoredPhoneNumber) => isVerified(number) && isSamePhone(number.phoneNumber, phoneNumber);
  return own.find((number) => number.phoneNumber === phoneNumber) ?? own.find(isSame);
}

/**
 * Removes a number. If it was the primary one or the default second factor, another one takes over. Rejects with
 * `last_second_factor` or `last_identification` if the policy requires one.
 */
export async function deletePhoneNumber(
  context: ServiceContext,
  userId: string,
  { id }: { id: string },
): Promise<readonly PhoneNumber[]> {
  // An app's own function must not hold the lock.
  const otherFactors = await context.otherFactors(userId);
  return changeList(context, userId, id, (number, before) => {
    if (isReserved(number) && !context.mayChangeFactors) throw new PhoneError('step_up_required');
    const refusal = getRemoveRefusal(before, id, context.policy, otherFactors);
    if (refusal) throw new PhoneError(refusal);
    return { after: withoutPhoneNumber(before, id), event: 'removed' };
  });
}

/** Makes a verified number the primary one; rejects with `verification_required` for another. */
export async function makePrimary(
  context: ServiceContext,
  userId: string,
  { id }: { id: string },
): Promise<readonly PhoneNumber[]> {
  return changeList(context, userId, id, (number, before) => {
    if (!isVerified(number)) throw new PhoneError('verification_required');
    return { after: withPrimary(before, id) };
  });
}
