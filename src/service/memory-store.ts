import { createQueue } from './queue.js';
import type {
  IdempotencyRecord,
  NthLastSend,
  SendRecord,
  SendFilter,
  Store,
  StoreTransaction,
  StoredBackupCodes,
  StoredPhoneNumber,
  StoredSignIn,
  WrongCodes,
} from './store.js';
import { rejectWrite } from './reject-write.js';

/** Everything that a `memoryStore` knows: plain JSON, never changed in place. */
export interface MemoryStoreState {
  readonly phoneNumbers: readonly StoredPhoneNumber[];
  readonly sends: readonly SendRecord[];
  readonly wrongCodes: readonly WrongCodes[];
  readonly backupCodes: readonly StoredBackupCodes[];
  readonly signIns: readonly StoredSignIn[];
  readonly idempotencyRecords: readonly IdempotencyRecord[];
}

/** Where a `memoryStore` keeps its state. */
export interface MemoryStorePlace {
  read(): MemoryStoreState;
  write(state: MemoryStoreState): void;
  /** Runs `run` while no one else does who shares the state. */
  exclusively<Answer>(run: () => Promise<Answer>): Promise<Answer>;
}

/** What a `memoryStore` starts from. */
export const emptyMemoryStoreState: MemoryStoreState = {
  phoneNumbers: [],
  sends: [],
  wrongCodes: [],
  backupCodes: [],
  signIns: [],
  idempotencyRecords: [],
};

/**
 * A `Store` in memory, for tests, playgrounds and a server of one process that may forget. One lock stands for all
 * keys. `place` lets the state live elsewhere; the default is this store's own.
 */
export function memoryStore(place: MemoryStorePlace = ownPlace()): Store {
  return {
    async transaction(keys, run) {
      if (keys.length === 0) {
        const state = place.read();
        return run(transactionOn(() => state, rejectWrite));
      }
      return place.exclusively(async () => {
        const before = place.read();
        let state = before;
        const answer = await run(
          transactionOn(
            () => state,
            (changed) => (state = changed),
          ),
        );
        if (state !== before) place.write(state);
        return answer;
      });
    },
  };
}

function ownPlace(): MemoryStorePlace {
  let state = emptyMemoryStoreState;
  return { read: () => state, write: (changed) => void (state = changed), exclusively: createQueue() };
}

function transactionOn(read: () => MemoryStoreState, write: (state: MemoryStoreState) => void): StoreTransaction {
  return {
    phoneNumbers: async (userId) => read().phoneNumbers.filter((number) => number.userId === userId),
    phoneNumber: async (id) => read().phoneNumbers.find((number) => number.id === id) ?? null,
    verifiedPhoneNumber: async (phoneNumber) =>
      read().phoneNumbers.find(
        (number) => number.phoneNumber === phoneNumber && number.verification?.status === 'verified',
      ) ?? null,
    putPhoneNumber: async (number) =>
      write({ ...read(), phoneNumbers: withItem(read().phoneNumbers, number, ({ id }) => id) }),
    removePhoneNumber: async (id) =>
      write({ ...read(), phoneNumbers: read().phoneNumbers.filter((number) => number.id !== id) }),
    nthLastSends: async (asked) => asked.map((one) => nthLastSend(read().sends, one)),
    putSendRecord: async (send) => {
      const remembered = read().sends.filter(({ forgetAt }) => forgetAt > send.sentAt);
      write({ ...read(), sends: withItem(remembered, send, ({ id }) => id) });
    },
    wrongCodes: async (userId) => read().wrongCodes.find((wrong) => wrong.userId === userId) ?? null,
    putWrongCodes: async (wrongCodes) =>
      write({ ...read(), wrongCodes: withItem(read().wrongCodes, wrongCodes, ({ userId }) => userId) }),
    backupCodes: async (userId) => read().backupCodes.find((codes) => codes.userId === userId) ?? null,
    putBackupCodes: async (backupCodes) =>
      write({ ...read(), backupCodes: withItem(read().backupCodes, backupCodes, ({ userId }) => userId) }),
    removeBackupCodes: async (userId) =>
      write({ ...read(), backupCodes: read().backupCodes.filter((codes) => codes.userId !== userId) }),
    signIn: async (id) => read().signIns.find((signIn) => signIn.id === id) ?? null,
    putSignIn: async (signIn) => {
      const open = read().signIns.filter(({ expireAt }) => expireAt > signIn.startedAt);
      write({ ...read(), signIns: withItem(open, signIn, ({ id }) => id) });
    },
    removeSignIn: async (id) => write({ ...read(), signIns: read().signIns.filter((signIn) => signIn.id !== id) }),
    idempotencyRecord: async (id) => read().idempotencyRecords.find((kept) => kept.id === id) ?? null,
    putIdempotencyRecord: async (kept) => {
      const remembered = read().idempotencyRecords.filter(({ forgetAt }) => forgetAt > kept.claimedUntil);
      write({ ...read(), idempotencyRecords: withItem(remembered, kept, ({ id }) => id) });
    },
  };
}

function withItem<Item>(items: readonly Item[], item: Item, keyOf: (item: Item) => string): readonly Item[] {
  return items.some((other) => keyOf(other) === keyOf(item))
    ? items.map((other) => (keyOf(other) === keyOf(item) ? item : other))
    : [...items, item];
}

function nthLastSend(sends: readonly SendRecord[], { n, among }: NthLastSend): number | null {
  const times = sends.filter((send) => matches(send, among)).map(({ sentAt }) => sentAt);
  return times.sort((a, b) => b - a)[n - 1] ?? null;
}

function matches(send: SendRecord, among: SendFilter): boolean {
  return (
    (among.userId === undefined || among.userId === send.userId) &&
    (among.phoneNumber === undefined || among.phoneNumber === send.phoneNumber) &&
    (among.purpose === undefined || among.purpose === send.purpose) &&
    (among.failed === undefined || among.failed === send.failed)
  );
}
