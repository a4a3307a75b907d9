import type { PhoneClock } from './clock.js';
import { createEvent, createUserEvent, type PhoneEvent } from './events.js';
import type { StoredPhoneNumber } from './records.js';
import type { PhoneStoreTransaction } from './store.js';

/**
 * Stores a user's list after a transition, and returns it with events about the roles that passed to another number.
 * Backup codes are voided with the last reserved number, because they replaced it; the next one brings new ones. Open
 * sign-ins end with it.
 */
export async function saveChanges(
  tx: PhoneStoreTransaction,
  userId: string,
  { before, after }: { before: readonly StoredPhoneNumber[]; after: readonly StoredPhoneNumber[] },
  clock: PhoneClock,
): Promise<{ list: readonly StoredPhoneNumber[]; events: readonly PhoneEvent[] }> {
  const list = after.map((number) => (before.includes(number) ? number : { ...number, updatedAt: clock.now() }));
  for (const { id } of before) if (!after.some((number) => number.id === id)) await tx.removePhoneNumber(id);
  for (const number of list) if (!before.includes(number)) await tx.putPhoneNumber(number);
  const events = [
    ...findGained(before, list, (number) => number.primary).map((number) => createEvent('made_primary', number, clock)),
    ...findGained(before, list, (number) => number.defaultSecondFactor).map((number) =>
      createEvent('default_second_factor_changed', number, clock),
    ),
  ];
  if (before.some(isReserved) && !list.some(isReserved)) {
    // A sign-in that waits for a factor that is gone could only fail, and its wrong codes would count.
    await tx.removeSignIns(userId);
    if ((await tx.backupCodes(userId)) !== null) {
      await tx.removeBackupCodes(userId);
      events.push(createUserEvent('backup_codes_voided', userId, clock));
    }
  }
  return { list, events };
}

/** Returns whether codes for the second step can be sent to this number. */
export function isReserved(number: StoredPhoneNumber): boolean {
  return number.reservedForSecondFactor;
}

function findGained(
  before: readonly StoredPhoneNumber[],
  after: readonly StoredPhoneNumber[],
  is: (number: StoredPhoneNumber) => boolean,
): readonly StoredPhoneNumber[] {
  return after.filter((number) => is(number) && !before.some((old) => old.id === number.id && is(old)));
}
