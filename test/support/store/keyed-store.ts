import {
  emptyMemoryStoreState,
  memoryStore,
  type MemoryStoreState,
  type PhoneStore,
} from '../../../src/service/index.js';
import { createQueue } from '../../../src/service/queue.js';

export interface KeyedStore extends PhoneStore {
  /** The keys of each transaction, in the order in which they started. */
  readonly locked: (readonly string[])[];
}

/**
 * A store as permissive as a database with many writers: transactions without a common key run at the same time, each
 * sees what was committed when it started, and the last to write a row wins. What holds here holds because of the keys
 * that the service locks, and not by luck.
 */
export function keyedStore(): KeyedStore {
  let committed = emptyMemoryStoreState;
  const queues = new Map<string, ReturnType<typeof createQueue>>();
  const locked: (readonly string[])[] = [];

  function withKeys<Result>([key, ...others]: readonly string[], run: () => Promise<Result>): Promise<Result> {
    if (key === undefined) return run();
    const queue = queues.get(key) ?? createQueue();
    queues.set(key, queue);
    return queue(() => withKeys(others, run));
  }

  return {
    locked,
    transaction(keys, run) {
      locked.push(keys);
      return withKeys([...new Set(keys)].sort(), () => {
        const seen = committed;
        const write = (changed: MemoryStoreState) => void (committed = merge(committed, seen, changed));
        const snapshot = memoryStore({ read: () => seen, write, exclusively: (task) => task() });
        return snapshot.transaction(keys, async (tx) => {
          const result = await run(tx);
          // Transactions without a common key interleave here.
          await new Promise((resolve) => setTimeout(resolve));
          return result;
        });
      });
    },
  };
}

function merge(now: MemoryStoreState, seen: MemoryStoreState, changed: MemoryStoreState): MemoryStoreState {
  return {
    phoneNumbers: mergedRows(now.phoneNumbers, seen.phoneNumbers, changed.phoneNumbers, ({ id }) => id),
    sends: mergedRows(now.sends, seen.sends, changed.sends, ({ id }) => id),
    wrongCodes: mergedRows(now.wrongCodes, seen.wrongCodes, changed.wrongCodes, ({ userId }) => userId),
    phoneNumberWrongCodes: mergedRows(
      now.phoneNumberWrongCodes,
      seen.phoneNumberWrongCodes,
      changed.phoneNumberWrongCodes,
      ({ id }) => id,
    ),
    backupCodes: mergedRows(now.backupCodes, seen.backupCodes, changed.backupCodes, ({ userId }) => userId),
    signIns: mergedRows(now.signIns, seen.signIns, changed.signIns, ({ id }) => id),
    idempotencyRecords: mergedRows(
      now.idempotencyRecords,
      seen.idempotencyRecords,
      changed.idempotencyRecords,
      ({ id }) => id,
    ),
  };
}

function mergedRows<Row>(
  now: readonly Row[],
  seen: readonly Row[],
  changed: readonly Row[],
  keyOf: (row: Row) => string,
): readonly Row[] {
  const rows = new Map(now.map((row) => [keyOf(row), row]));
  const left = new Set(changed.map(keyOf));
  for (const row of seen) if (!left.has(keyOf(row))) rows.delete(keyOf(row));
  for (const row of changed) if (!seen.includes(row)) rows.set(keyOf(row), row);
  return [...rows.values()];
}
