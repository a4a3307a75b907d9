import { PhoneError } from '../core/errors.js';
import { isVerified, type PhoneNumber } from '../core/model.js';
import { getUnreserveRefusal, withDefaultSecondFactor, withReservation } from '../core/transitions.js';
import { claimBackupCodes, hashNewBackupCodes, putNewBackupCodes, type NewBackupCodes } from './backup-codes.js';
import { changeList } from './change-list.js';
import { getOwnPhoneNumber, locks, toPhoneNumber, type ServiceContext } from './context.js';
import { createEvent, createUserEvent, type PhoneEvent } from './events.js';
import { isReserved, saveChanges } from './save-changes.js';
import type { StoredPhoneNumber } from './records.js';
import type { PhoneStoreTransaction } from './store.js';

/**
 * Reserves a verified number for the second factor, or ends the reservation. The first reserved number carries new
 * backup codes in this result only.
 */
export async function setReservedForSecondFactor(
  context: ServiceContext,
  userId: string,
  input: ReservationInput,
): Promise<readonly PhoneNumber[]> {
  const { store, clock, policy, emit } = context;
  // An app's own function must not hold the lock.
  const otherFactors = input.reserved ? [] : await context.otherFactors(userId);
  let created: NewBackupCodes | null = null;
  for (;;) {
    const change = await store.transaction([locks.user(userId)], (tx) =>
      changeReservation(tx, context, userId, { ...input, otherFactors }, created),
    );
    if (change !== null) {
      const { list, backupCodes, events } = change;
      await emit(...events);
      return list
        .map((number) => toPhoneNumber(number, clock.now()))
        .map((number) => (number.id === input.id ? { ...number, backupCodes } : number));
    }
    // Hashing is slow and must not hold the lock.
    created = await hashNewBackupCodes(userId, policy);
  }
}

/**
 * Makes a reserved number the default second factor; rejects with `verification_required`, or `forbidden` if it is not
 * reserved.
 */
export async function makeDefaultSecondFactor(
  context: ServiceContext,
  userId: string,
  { id }: { id: string },
): Promise<readonly PhoneNumber[]> {
  return changeList(context, userId, id, (number, before) => {
    if (!isVerified(number)) throw new PhoneError('verification_required');
    if (!isReserved(number))
      throw new PhoneError('forbidden', {
        message:
          'Only a reserved number can be the default second factor, and this one is not reserved. Reserve it first.',
      });
    return { after: withDefaultSecondFactor(before, id) };
  });
}

interface ReservationInput {
  id: string;
  reserved: boolean;
}

/** Returns null if backup codes must be created first. */
async function changeReservation(
  tx: PhoneStoreTransaction,
  { clock, policy }: ServiceContext,
  userId: string,
  { id, reserved, otherFactors }: ReservationInput & { otherFactors: readonly string[] },
  created: NewBackupCodes | null,
): Promise<{ list: readonly StoredPhoneNumber[]; backupCodes: readonly string[] | null; events: PhoneEvent[] } | null> {
  const number = await getOwnPhoneNumber(tx, userId, id);
  const before = await tx.phoneNumbers(userId);
  if (reserved && !isVerified(number)) throw new PhoneError('verification_required');
  const refusal = reserved ? null : getUnreserveRefusal(before, id, policy, otherFactors);
  if (refusal) throw new PhoneError(refusal);
  if (isReserved(number) === reserved) return { list: before, backupCodes: null, events: [] };

  const needsBackupCodes = reserved && policy.backupCodes > 0 && !before.some(isReserved);
  if (needsBackupCodes && created === null) {
    await claimBackupCodes(tx, policy, userId, clock.now());
    return null;
  }
  const { list, events } = await saveChanges(
    tx,
    userId,
    { before, after: withReservation(before, id, reserved) },
    clock,
  );
  const all = [createEvent(reserved ? 'reserved' : 'unreserved', number, clock), ...events];
  if (!needsBackupCodes || created === null) return { list, backupCodes: null, events: all };
  await putNewBackupCodes(tx, userId, created, clock.now());
  return { list, backupCodes: created.codes, events: [...all, createUserEvent('backup_codes_created', userId, clock)] };
}
