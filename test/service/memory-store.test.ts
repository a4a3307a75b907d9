import { describe, expect, it } from 'vitest';
import { emptyMemoryStoreState, memoryStore } from '../../src/service/index.js';
import { keyedStore } from '../support/store/keyed-store.js';
import { describeStore } from '../support/store/store-contract.js';

describeStore('memoryStore', { newStore: () => memoryStore(), isParallel: false });
describeStore('the keyed store of the tests', { newStore: keyedStore, isParallel: true });

describe('memoryStore', () => {
  it('writes nothing if a transaction only reads', async () => {
    let writes = 0;
    const write = () => void writes++;
    const store = memoryStore({ read: () => emptyMemoryStoreState, write, exclusively: (run) => run() });
    await store.transaction(['a'], (tx) => tx.nthLastSends([{ n: 1, among: {} }]));
    expect(writes).toBe(0);
  });
});
