import { expect, it } from 'vitest';
import { emptyMemoryStoreState, memoryStore } from '../../src/service/index.js';
import { createQueue } from '../../src/service/queue.js';
import { phoneService } from '../support/phone-service.js';
import { describeErasure } from '../support/store/erasure-contract.js';

describeErasure('memoryStore', async () => {
  let state = emptyMemoryStoreState;
  const place = { read: () => state, write: (next: typeof state) => void (state = next), exclusively: createQueue() };
  return { store: memoryStore(place), dump: async () => JSON.stringify(state) };
});

it('purges until nothing is left, if a store deletes a part at a time', async () => {
  const store = memoryStore();
  const parts = [1000, 1000, 7];
  const service = phoneService({
    store: {
      transaction: (keys, run) =>
        store.transaction(keys, (tx) => run({ ...tx, purge: async () => parts.shift() ?? 0 })),
    },
  });
  expect(await service.purge()).toBe(2007);
});
