import type { MemoryStoreState } from './memory-store.js';
import type { PhoneStoreTransaction } from './store.js';

/** What concerns all records at once: everything about a user, and everything that has expired. */
export function createUserData(
  read: () => MemoryStoreState,
  write: (state: MemoryStoreState) => void,
): Pick<PhoneStoreTransaction, 'userActivity' | 'removeUser' | 'purge'> {
  return {
    userActivity: async (userId) => ({
      sends: read()
        .sends.filter((send) => send.userId === userId)
        .map(({ purpose, sentAt }) => ({ purpose, sentAt })),
      signIns: read()
        .signIns.filter((signIn) => signIn.userId === userId)
        .map(({ startedAt, expireAt }) => ({ startedAt, expireAt })),
    }),
    async removeUser(userId, { owners, alias }) {
      const state = read();
      const isAnothers = (record: { userId: string }) => record.userId !== userId;
      write({
        ...state,
        phoneNumbers: state.phoneNumbers.filter(isAnothers),
        wrongCodes: state.wrongCodes.filter(isAnothers),
        backupCodes: state.backupCodes.filter(isAnothers),
        signIns: state.signIns.filter(isAnothers),
        idempotencyRecords: state.idempotencyRecords.filter((record) => !owners.includes(record.owner)),
        sends: state.sends.map((send) => (isAnothers(send) ? send : { ...send, userId: alias, codeHash: null })),
      });
    },
    async purge(now) {
      const before = read();
      const after = {
        ...before,
        sends: before.sends.filter(({ forgetAt }) => forgetAt > now),
        signIns: before.signIns.filter(({ expireAt }) => expireAt > now),
        idempotencyRecords: before.idempotencyRecords.filter(({ forgetAt }) => forgetAt > now),
        phoneNumberWrongCodes: before.phoneNumberWrongCodes.filter(({ forgetAt }) => forgetAt > now),
      };
      const purged = countExpiring(before) - countExpiring(after);
      if (purged > 0) write(after);
      return purged;
    },
  };
}

function countExpiring({ sends, signIns, idempotencyRecords, phoneNumberWrongCodes }: MemoryStoreState): number {
  return [sends, signIns, idempotencyRecords, phoneNumberWrongCodes].flat().length;
}
