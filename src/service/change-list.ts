import type { PhoneNumber } from '../core/model.js';
import { getOwnPhoneNumber, locks, toPhoneNumber, type ServiceContext } from './context.js';
import { createEvent, type PhoneEventType } from './events.js';
import type { StoredPhoneNumber } from './records.js';
import { saveChanges } from './save-changes.js';

/** The list after a change, and the event of the number that the change is about. */
export interface ListChange {
  after: readonly StoredPhoneNumber[];
  event?: PhoneEventType | undefined;
}

/** Changes a user's list while it is locked, emits the events and returns it. If `change` throws, nothing changes. */
export async function changeList(
  { store, clock, emit }: ServiceContext,
  userId: string,
  id: string,
  change: (number: StoredPhoneNumber, before: readonly StoredPhoneNumber[]) => ListChange,
): Promise<readonly PhoneNumber[]> {
  const { list, events } = await store.transaction([locks.user(userId)], async (tx) => {
    const number = await getOwnPhoneNumber(tx, userId, id);
    const before = await tx.phoneNumbers(userId);
    const { after, event } = change(number, before);
    const { list, events } = await saveChanges(tx, userId, { before, after }, clock);
    return { list, events: event ? [createEvent(event, number, clock), ...events] : events };
  });
  await emit(...events);
  return list.map((number) => toPhoneNumber(number, clock.now()));
}
