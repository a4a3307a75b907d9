import { emptyMemoryStoreState, memoryStore } from '../../src/service/index.js';
import { createQueue } from '../../src/service/queue.js';
import { describeErasure } from '../support/store/erasure-contract.js';

describeErasure('memoryStore', async () => {
  let state = emptyMemoryStoreState;
  const place = { read: () => state, write: (next: typeof state) => void (state = next), exclusively: createQueue() };
  return { store: memoryStore(place), dump: async () => JSON.stringify(state) };
});
