import { createId } from '../../service/codes.js';
import { emptyMemoryStoreState, memoryStore, type MemoryStoreState } from '../../service/memory-store.js';
import type { Clock } from '../../service/clock.js';
import type { MessageSender } from '../../service/message.js';
import type { Store, StoredPhoneNumber } from '../../service/store.js';
import { createCell } from './snapshot-store.js';
import { createInbox, type MessageInbox } from './inbox.js';

/** What adapters of several users share: everybody's numbers, and the phones that messages arrive on. */
export interface MemoryWorld {
  readonly inbox: MessageInbox;
  readonly store: Store;
  readonly senderAt: (clock: Clock) => MessageSender;
  /** The secret that codes are hashed with, once the user's seeds are in; each user is seeded once in a world. */
  readonly open: (userId: string, seeds: () => readonly StoredPhoneNumber[]) => Promise<string>;
}

interface WorldState {
  readonly version: 3;
  readonly secret: string;
  readonly seeded: readonly string[];
  readonly store: MemoryStoreState;
}

/** A world in this tab, or under `key` in `localStorage`. */
export function createWorld(key?: string): MemoryWorld {
  const cell = createCell<WorldState>({ key, initial: emptyWorld, isValue: isWorldState });
  const store = memoryStore({
    read: () => cell.read().store,
    write: (changed) => cell.write({ ...cell.read(), store: changed }),
    exclusively: cell.exclusively,
  });
  return {
    ...createInbox(key && `${key}.inbox`),
    store,
    open: (userId, seeds) =>
      cell.exclusively(async () => {
        const state = cell.read();
        if (state.seeded.includes(userId)) return state.secret;
        const phoneNumbers = [...state.store.phoneNumbers, ...seeds()];
        cell.write({ ...state, seeded: [...state.seeded, userId], store: { ...state.store, phoneNumbers } });
        return state.secret;
      }),
  };
}

function emptyWorld(): WorldState {
  return { version: 3, secret: createId('secret'), seeded: [], store: emptyMemoryStoreState };
}

function isWorldState(found: unknown): found is WorldState {
  return typeof found === 'object' && found !== null && 'version' in found && found.version === 3;
}
