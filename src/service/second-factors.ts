import { PhoneError } from '../core/errors.js';
import { isVerified, type PhoneNumber } from '../core/model.js';
import { refusalToUnreserve, withDefaultSecondFactor, withReservation } from '../core/transitions.js';
import { makeBackupCodes, type BackupCodes } from './backup-codes.js';
import { lockOf, ownPhoneNumber, toPhoneNumber, type ServiceContext } from './context.js';
import { eventAbout, eventAboutUser } from './events.js';
import { isReserved, putChanges } from './list-changes.js';
import type { Policy } from './policy.js';
import type { StoredPhoneNumber } from './store.js';

/**
 * Reserves a verified number for the second factor, or ends that. With the first one come the backup codes, on that
 * number, in this answer alone.
 */
export async function setReservedForSecondFactor(
  context: ServiceContext,
  userId: string,
  { id, reserved }: { id: string; reserved: boolean },
): Promise<readonly PhoneNumber[]> {
  const { store, clock, policy, tell } = context;
  let made: BackupCodes | null = null;
  for (;;) {
    const outcome = await store.transaction([lockOf.user(userId)], async (tx) => {
      const number = await ownPhoneNumber(tx, userId, id);
      const before = await tx.phoneNumbers(userId);
      refuseReservation(before, number, reserved, policy);
      if (number.reservedForSecondFactor === reserved) return { list: before, codes: null, events: [] };
      const needsCodes = reserved && policy.backupCodes > 0 && !before.some(isReserved);
      if (needsCodes && made === null) return null;
      const codes = needsCodes ? made : null;
      const { list, events } = await putChanges(tx, userId, { before, after: withReservation(before, id, reserved) }, clock);
      if (codes) await tx.putBackupCodes({ userId, ...codes.stored });
      return {
        list,
        codes,
        events: [
          eventAbout(reserved ? 'reserved' : 'unreserved', number, clock),
          ...events,
          ...(codes ? [eventAboutUser('backup_codes_created', userId, clock)] : []),
        ],
      };
    });
    if (outcome === null) {
      // They are hashed slowly, which must not hold the lock.
      made = await makeBackupCodes(policy);
      continue;
    }
    const { list, codes, events } = outcome;
    await tell(...events);
    const numbers = list.map((number) => toPhoneNumber(number, clock.now()));
    return codes ? numbers.map((number) => (number.id === id ? { ...number, backupCodes: codes.codes } : number)) : numbers;
  }
}

/** Makes a reserved number the default second factor: `verification_required`, or `forbidden` where it is not reserved. */
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

function refuseReservation(
  numbers: readonly StoredPhoneNumber[],
  number: StoredPhoneNumber,
  reserved: boolean,
  policy: Policy,
): void {
  if (reserved && !isVerified(number)) throw new PhoneError('verification_required');
  const refusal = reserved ? null : refusalToUnreserve(numbers, number.id, policy);
  if (refusal) throw new PhoneError(refusal);
}
