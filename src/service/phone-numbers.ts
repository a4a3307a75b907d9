import { isPossiblePhoneNumber } from '../core/e164.js';
import { PhoneError } from '../core/errors.js';
import { isVerified, type PhoneNumber } from '../core/model.js';
import { refusalToRemove, withPrimary, withoutPhoneNumber } from '../core/transitions.js';
import { createId } from './codes.js';
import { lockOf, ownPhoneNumber, toPhoneNumber, type ServiceContext } from './context.js';
import { eventAbout } from './events.js';
import { putChanges } from './save-changes.js';
import { refuseCountry } from './send-code.js';
import type { StoredPhoneNumber } from './store.js';

/** A user's numbers, in the order in which they were added. */
export async function listPhoneNumbers(
  { store, clock }: ServiceContext,
  userId: string,
): Promise<readonly PhoneNumber[]> {
  const numbers = await store.transaction([], (tx) => tx.phoneNumbers(userId));
  return numbers.map((number) => toPhoneNumber(number, clock.now()));
}

/**
 * Adds a number, sending nothing; answers the one that the user has already. Nothing here looks at other users'
 * numbers, so that no one learns from an answer or its time whose number it is.
 */
export async function createPhoneNumber(
  { store, clock, policy, tell }: ServiceContext,
  userId: string,
  { phoneNumber }: { phoneNumber: string },
): Promise<PhoneNumber> {
  if (!isPossiblePhoneNumber(phoneNumber)) throw new PhoneError('invalid_phone_number');
  refuseCountry(policy, phoneNumber);
  const { number, isNew } = await store.transaction([lockOf.user(userId)], async (tx) => {
    const own = await tx.phoneNumbers(userId);
    const existing = own.find((number) => number.phoneNumber === phoneNumber);
    if (existing) return { number: existing, isNew: false };
    if (policy.maxPhoneNumbers !== null && own.length >= policy.maxPhoneNumbers)
      throw new PhoneError('too_many_phone_numbers');
    const created = newPhoneNumber(userId, phoneNumber, clock.now());
    await tx.putPhoneNumber(created);
    return { number: created, isNew: true };
  });
  if (isNew) await tell(eventAbout('added', number, clock));
  return toPhoneNumber(number, clock.now());
}

/**
 * Removes a number; what it was, the primary one or the default second factor, passes on. `last_second_factor` and
 * `last_identification` where the policy wants one.
 */
export async function deletePhoneNumber(
  { store, clock, policy, tell }: ServiceContext,
  userId: string,
  { id }: { id: string },
): Promise<readonly PhoneNumber[]> {
  const { list, events } = await store.transaction([lockOf.user(userId)], async (tx) => {
    const removed = await ownPhoneNumber(tx, userId, id);
    const before = await tx.phoneNumbers(userId);
    const refusal = refusalToRemove(before, id, policy);
    if (refusal) throw new PhoneError(refusal);
    const { list, events } = await putChanges(tx, userId, { before, after: withoutPhoneNumber(before, id) }, clock);
    return { list, events: [eventAbout('removed', removed, clock), ...events] };
  });
  await tell(...events);
  return list.map((number) => toPhoneNumber(number, clock.now()));
}

/** Makes a verified number the primary one: `verification_required` for another. */
export async function makePrimary(
  { store, clock, tell }: ServiceContext,
  userId: string,
  { id }: { id: string },
): Promise<readonly PhoneNumber[]> {
  const { list, events } = await store.transaction([lockOf.user(userId)], async (tx) => {
    const number = await ownPhoneNumber(tx, userId, id);
    if (!isVerified(number)) throw new PhoneError('verification_required');
    const before = await tx.phoneNumbers(userId);
    return putChanges(tx, userId, { before, after: withPrimary(before, id) }, clock);
  });
  await tell(...events);
  return list.map((number) => toPhoneNumber(number, clock.now()));
}

function newPhoneNumber(userId: string, phoneNumber: string, now: number): StoredPhoneNumber {
  return {
    id: createId('phone'),
    userId,
    phoneNumber,
    verification: null,
    codeHash: null,
    reservedForSecondFactor: false,
    defaultSecondFactor: false,
    createdAt: now,
    updatedAt: now,
    linkedTo: [],
    backupCodes: null,
    primary: false,
  };
}
