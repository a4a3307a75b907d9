import { PhoneError } from '../core/errors.js';
import { isVerified, type PhoneNumber } from '../core/model.js';
import { refusalToUnreserve, withDefaultSecondFactor, withReservation } from '../core/transitions.js';
import { makeBackupCodes, type BackupCodes } from './backup-codes.js';
import { lockOf, ownPhoneNumber, toPhoneNumber, type ServiceContext } from './context.js';
import { eventAbout, eventAboutUser, type PhoneEvent } from './events.js';
import { isReserved, putChanges } from './save-changes.js';
import type { StoredPhoneNumber, StoreTransaction } from './store.js';

/**
 * Reserves a verified number for the second factor, or ends that. With the first one come the backup codes, on that
 * number, in this answer alone.
 */
export async function setReservedForSecondFactor(
  context: ServiceContext,
  userId: string,
  input: ReservationInput,
): Promise<readonly PhoneNumber[]> {
  const { store, clock, policy, tell } = context;
  let made: BackupCodes | null = null;
  for (;;) {
    const change = await store.transaction([lockOf.user(userId)], (tx) =>
      changeReservation(tx, context, userId, input, made),
    );
    if (change !== null) {
      const { list, backupCodes, events } = change;
      await tell(...events);
      return list
        .map((number) => toPhoneNumber(number, clock.now()))
        .map((number) => (number.id === input.id ? { ...number, backupCodes } : number));
    }
    // They are hashed slowly, which must not hold the lock.
    made = await makeBackupCodes(policy);
  }
}

/** Makes a reserved number the default second factor: `verification_required`, `forbidden` (it is not reserved). */
export async function makeDefaultSecondFactor(
  { store, clock, tell }: ServiceContext,
  userId: string,
  { id }: { id: string },
): Promise<readonly PhoneNumber[]> {
  const { list, events } = await store.transaction([lockOf.user(userId)], async (tx) => {
    const number = await ownPhoneNumber(tx, userId, id);
    if (!isVerified(number)) throw new PhoneError('verification_required');
    if (!isReserved(number))
      throw new PhoneError('forbidden', {
        message: 'The default second factor is one of the reserved numbers, and this one is not. Reserve it first.',
      });
    const before = await tx.phoneNumbers(userId);
    return putChanges(tx, userId, { before, after: withDefaultSecondFactor(before, id) }, clock);
  });
  await tell(...events);
  return list.map((number) => toPhoneNumber(number, clock.now()));
}

interface ReservationInput {
  id: string;
  reserved: boolean;
}

/** Null where backup codes are needed first. */
async function changeReservation(
  tx: StoreTransaction,
  { clock, policy }: ServiceContext,
  userId: string,
  { id, reserved }: ReservationInput,
  made: BackupCodes | null,
): Promise<{ list: readonly StoredPhoneNumber[]; backupCodes: readonly string[] | null; events: PhoneEvent[] } | null> {
  const number = await ownPhoneNumber(tx, userId, id);
  const before = await tx.phoneNumbers(userId);
  if (reserved && !isVerified(number)) throw new PhoneError('verification_required');
  const refusal = reserved ? null : refusalToUnreserve(before, id, policy);
  if (refusal) throw new PhoneError(refusal);
  if (isReserved(number) === reserved) return { list: before, backupCodes: null, events: [] };

  const needsBackupCodes = reserved && policy.backupCodes > 0 && !before.some(isReserved);
  if (needsBackupCodes && made === null) return null;
  const { list, events } = await putChanges(
    tx,
    userId,
    { before, after: withReservation(before, id, reserved) },
    clock,
  );
  const all = [eventAbout(reserved ? 'reserved' : 'unreserved', number, clock), ...events];
  if (!needsBackupCodes || made === null) return { list, backupCodes: null, events: all };
  await tx.putBackupCodes({ userId, ...made.stored });
  return { list, backupCodes: made.codes, events: [...all, eventAboutUser('backup_codes_created', userId, clock)] };
}
