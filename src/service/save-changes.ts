import type { Clock } from './clock.js';
import { eventAbout, eventAboutUser, type PhoneEvent } from './events.js';
import type { StoreTransaction, StoredPhoneNumber } from './store.js';

type Numbers = readonly StoredPhoneNumber[];

/**
 * Writes what a transition made of a user's list, and answers it with the events about what has passed on to another
 * number. With the last reserved number the backup codes go: they stood in for it, and the next one brings new ones.
 */
export async function putChanges(
  tx: StoreTransaction,
  userId: string,
  { before, after }: { before: Numbers; after: Numbers },
  clock: Clock,
): Promise<{ list: Numbers; events: readonly PhoneEvent[] }> {
  const list = after.map((number) => (before.includes(number) ? number : { ...number, updatedAt: clock.now() }));
  for (const { id } of before) if (!after.some((number) => number.id === id)) await tx.removePhoneNumber(id);
  for (const number of list) if (!before.includes(number)) await tx.putPhoneNumber(number);
  const events = [
    ...newlyOf(before, list, (number) => number.primary).map((number) => eventAbout('made_primary', number, clock)),
    ...newlyOf(before, list, (number) => number.defaultSecondFactor).map((number) =>
      eventAbout('default_second_factor_changed', number, clock),
    ),
  ];
  if (before.some(isReserved) && !list.some(isReserved) && (await tx.backupCodes(userId)) !== null) {
    await tx.removeBackupCodes(userId);
    events.push(eventAboutUser('backup_codes_voided', userId, clock));
  }
  return { list, events };
}

/** Whether codes for the second step can be sent to this number. */
export function isReserved(number: StoredPhoneNumber): boolean {
  return number.reservedForSecondFactor;
}

function newlyOf(before: Numbers, after: Numbers, is: (number: StoredPhoneNumber) => boolean): Numbers {
  return after.filter((number) => is(number) && !before.some((old) => old.id === number.id && is(old)));
}
