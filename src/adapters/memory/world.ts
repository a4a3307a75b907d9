import type { PhoneClock } from '../../service/clock.js';
import { createId } from '../../service/codes.js';
import { emptyMemoryStoreState, memoryStore, type MemoryStoreState } from '../../service/memory-store.js';
import type { PhoneMessageSender } from '../../service/message.js';
import type { StoredBackupCodes, StoredPhoneNumber } from '../../service/records.js';
import type { PhoneStore } from '../../service/store.js';
import { createInbox, type MessageInbox } from './inbox.js';
import { createSnapshotStore } from './snapshot-store.js';

/** What the adapters of several users share: everybody's numbers, and the messages that were sent. */
export interface MemoryWorld {
  readonly scope: string;
  readonly inbox: MessageInbox;
  readonly store: PhoneStore;
  readonly senderAt: (clock: PhoneClock) => PhoneMessageSender;
  /** Adds the user's seeds, once for each user, and resolves with the secret that codes are hashed with. */
  readonly open: (
    userId: string,
    seeds: () => readonly StoredPhoneNumber[],
    backupCodes?: () => StoredBackupCodes | null,
  ) => Promise<string>;
}

interface WorldSnapshot {
  readonly version: 5;
  readonly secret: string;
  readonly seeded: readonly string[];
  readonly store: MemoryStoreState;
}

let worlds = 0;

/** Creates a world in this tab, or under `key` in `localStorage`. */
export function createWorld(key?: string): MemoryWorld {
  const snapshots = createSnapshotStore<WorldSnapshot>({ key, initial: createEmptyWorld, isValid: isWorldSnapshot });
  const store = memoryStore({
    read: () => snapshots.read().store,
    write: (changed) => snapshots.write({ ...snapshots.read(), store: changed }),
    exclusively: snapshots.runExclusively,
  });
  const { inbox, createSender } = createInbox(key && `${key}.inbox`);
  return {
    // A count rather than a random name, so that it is the same after a reload.
    scope: `memory:${key ?? (worlds += 1)}`,
    inbox,
    senderAt: createSender,
    store,
    open: (userId, seeds, getBackupCodes = () => null) =>
      snapshots.runExclusively(async () => {
        const world = snapshots.read();
        if (world.seeded.includes(userId)) return world.secret;
        const phoneNumbers = [...world.store.phoneNumbers, ...seeds()];
        const seededCodes = getBackupCodes();
        const backupCodes = [...world.store.backupCodes, ...(seededCodes ? [seededCodes] : [])];
        snapshots.write({
          ...world,
          seeded: [...world.seeded, userId],
          store: { ...world.store, phoneNumbers, backupCodes },
        });
        return world.secret;
      }),
  };
}

function createEmptyWorld(): WorldSnapshot {
  return { version: 5, secret: createId('secret'), seeded: [], store: emptyMemoryStoreState };
}

function isWorldSnapshot(snapshot: unknown): snapshot is WorldSnapshot {
  return typeof snapshot === 'object' && snapshot !== null && 'version' in snapshot && snapshot.version === 5;
}
