import { createMatcher, findNthLastSend } from './memory-sends.js';
import { createUserData } from './memory-user-data.js';
import { createQueue } from './queue.js';
import type {
  PhoneIdempotencyRecord,
  PhoneNumberWrongCodes,
  PhoneSendRecord,
  StoredBackupCodes,
  StoredPhoneNumber,
  StoredSignIn,
  WrongCodes,
} from './records.js';
import type { PhoneStore, PhoneStoreTransaction } from './store.js';
import { rejectWrite } from './reject-write.js';

/** Everything that a `memoryStore` contains: plain JSON that is never mutated. */
export interface MemoryStoreState {
  readonly phoneNumbers: readonly StoredPhoneNumber[];
  readonly sends: readonly PhoneSendRecord[];
  readonly wrongCodes: readonly WrongCodes[];
  readonly phoneNumberWrongCodes: readonly PhoneNumberWrongCodes[];
  readonly backupCodes: readonly StoredBackupCodes[];
  readonly signIns: readonly StoredSignIn[];
  readonly idempotencyRecords: readonly PhoneIdempotencyRecord[];
}

/** Holds the state of a `memoryStore`. */
export interface MemoryStorePlace {
  read(): MemoryStoreState;
  write(state: MemoryStoreState): void;
  /** Runs `run` while nobody else who shares the state runs theirs. */
  exclusively<Result>(run: () => Promise<Result>): Promise<Result>;
}

/** The initial state of a `memoryStore`. */
export const emptyMemoryStoreState: MemoryStoreState = {
  phoneNumbers: [],
  sends: [],
  wrongCodes: [],
  phoneNumberWrongCodes: [],
  backupCodes: [],
  signIns: [],
  idempotencyRecords: [],
};

/**
 * A `PhoneStore` in memory, for tests, playgrounds and a server of one process that may lose its data. One lock stands
 * for all keys. `place` stores the state elsewhere. @default in this store
 */
export function memoryStore(place: MemoryStorePlace = createPlace()): PhoneStore {
  return {
    async transaction(keys, run) {
      if (keys.length === 0) {
        const state = place.read();
        return run(createTransaction(() => state, rejectWrite));
      }
      return place.exclusively(async () => {
        const before = place.read();
        let state = before;
        const result = await run(
          createTransaction(
            () => state,
            (changed) => (state = changed),
          ),
        );
        if (state !== before) place.write(state);
        return result;
      });
    },
  };
}

function createPlace(): MemoryStorePlace {
  let state = emptyMemoryStoreState;
  return { read: () => state, write: (changed) => void (state = changed), exclusively: createQueue() };
}

function createTransaction(read: () => MemoryStoreState, write: (to: MemoryStoreState) => void): PhoneStoreTransaction {
  return {
    ...createUserData(read, write),
    phoneNumbers: async (userId) => read().phoneNumbers.filter((number) => number.userId === userId),
    phoneNumber: async (id) => read().phoneNumbers.find((number) => number.id === id) ?? null,
    verifiedPhoneNumber: async (phoneNumber) =>
      read().phoneNumbers.find(
        (number) => number.phoneNumber === phoneNumber && number.verification?.status === 'verified',
      ) ?? null,
    putPhoneNumber: async (number) =>
      write({ ...read(), phoneNumbers: upsertItem(read().phoneNumbers, number, ({ id }) => id) }),
    removePhoneNumber: async (id) =>
      write({ ...read(), phoneNumbers: read().phoneNumbers.filter((number) => number.id !== id) }),
    wasSent: async (id) => read().sends.some((send) => send.id === id && send.outcome === 'sent'),
    nthLastSends: async (queries) => queries.map((one) => findNthLastSend(read().sends, one)),
    putSendRecord: async (send) => {
      const current = read().sends.filter(({ forgetAt }) => forgetAt > send.sentAt);
      write({ ...read(), sends: upsertItem(current, send, ({ id }) => id) });
    },
    removeSendRecord: async (id) => write({ ...read(), sends: read().sends.filter((send) => send.id !== id) }),
    async convertSendRecords(userId, phoneNumberHashes) {
      const isUnconverted = createMatcher({ userId, phoneNumberHashes, converted: false });
      const sends = read().sends.map((send) => (isUnconverted(send) ? { ...send, converted: true } : send));
      write({ ...read(), sends });
    },
    wrongCodes: async (userId) => read().wrongCodes.find((wrong) => wrong.userId === userId) ?? null,
    putWrongCodes: async (wrongCodes) =>
      write({ ...read(), wrongCodes: upsertItem(read().wrongCodes, wrongCodes, ({ userId }) => userId) }),
    phoneNumberWrongCodes: async (ids) => read().phoneNumberWrongCodes.filter(({ id }) => ids.includes(id)),
    putPhoneNumberWrongCodes: async (wrongCodes) => {
      const current = read().phoneNumberWrongCodes.filter(({ forgetAt }) => forgetAt > wrongCodes.updatedAt);
      write({ ...read(), phoneNumberWrongCodes: upsertItem(current, wrongCodes, ({ id }) => id) });
    },
    backupCodes: async (userId) => read().backupCodes.find((codes) => codes.userId === userId) ?? null,
    putBackupCodes: async (backupCodes) =>
      write({ ...read(), backupCodes: upsertItem(read().backupCodes, backupCodes, ({ userId }) => userId) }),
    removeBackupCodes: async (userId) =>
      write({ ...read(), backupCodes: read().backupCodes.filter((codes) => codes.userId !== userId) }),
    signIn: async (id) => read().signIns.find((signIn) => signIn.id === id) ?? null,
    putSignIn: async (signIn) => {
      const open = read().signIns.filter(({ expireAt }) => expireAt > signIn.startedAt);
      write({ ...read(), signIns: upsertItem(open, signIn, ({ id }) => id) });
    },
    removeSignIn: async (id) => write({ ...read(), signIns: read().signIns.filter((signIn) => signIn.id !== id) }),
    removeSignIns: async (userId) =>
      write({ ...read(), signIns: read().signIns.filter((signIn) => signIn.userId !== userId) }),
    idempotencyRecord: async (id) => read().idempotencyRecords.find((record) => record.id === id) ?? null,
    putIdempotencyRecord: async (record, { now, keep }) => {
      const current = read().idempotencyRecords.filter(({ forgetAt }) => forgetAt > now);
      const ofOwner = current.filter(({ id, owner }) => owner === record.owner && id !== record.id);
      const dropped = ofOwner.sort((a, b) => b.forgetAt - a.forgetAt).slice(keep - 1);
      write({
        ...read(),
        idempotencyRecords: upsertItem(
          current.filter((one) => !dropped.includes(one)),
          record,
          ({ id }) => id,
        ),
      });
    },
  };
}

function upsertItem<Item>(items: readonly Item[], item: Item, keyOf: (item: Item) => string): readonly Item[] {
  return items.some((other) => keyOf(other) === keyOf(item))
    ? items.map((other) => (keyOf(other) === keyOf(item) ? item : other))
    : [...items, item];
}
