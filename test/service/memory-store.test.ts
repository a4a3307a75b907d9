import { describe, expect, it } from 'vitest';
import { emptyMemoryStoreState, memoryStore, type MemoryStoreState, type Send } from '../../src/service/index.js';

describe('memoryStore', () => {
  it('keeps nothing of a transaction that failed', async () => {
    const store = memoryStore();
    const failing = store.transaction(['a'], async (tx) => {
      await tx.putSend(sendAt(1));
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await store.transaction([], (tx) => tx.nthLastSend(1, {}))).toBeNull();
  });

  it('shows a transaction its own writes, and nobody else before it is done', async () => {
    const store = memoryStore();
    let finish: (() => void) | undefined;
    const writing = store.transaction(['a'], async (tx) => {
      await tx.putSend(sendAt(1));
      expect(await tx.nthLastSend(1, {})).toBe(1);
      await new Promise<void>((resolve) => (finish = resolve));
    });
    await expect.poll(() => finish).toBeDefined();
    expect(await store.transaction([], (tx) => tx.nthLastSend(1, {}))).toBeNull();
    finish?.();
    await writing;
    expect(await store.transaction([], (tx) => tx.nthLastSend(1, {}))).toBe(1);
  });

  it('runs transactions one after another, and the next after one that failed', async () => {
    const store = memoryStore();
    const order: string[] = [];
    const step = (name: string, fails = false) =>
      store.transaction([name], async () => {
        order.push(`${name} starts`);
        await new Promise((resolve) => setTimeout(resolve, 1));
        order.push(`${name} ends`);
        if (fails) throw new Error(name);
      });
    await Promise.allSettled([step('a', true), step('b'), step('c')]);
    expect(order).toEqual(['a starts', 'a ends', 'b starts', 'b ends', 'c starts', 'c ends']);
  });

  it('finds the nth last send among those asked for, whatever order they came in', async () => {
    const store = memoryStore();
    await store.transaction(['a'], async (tx) => {
      for (const at of [30, 10, 20]) await tx.putSend(sendAt(at));
      await tx.putSend({ ...sendAt(40), failed: true });
      await tx.putSend({ ...sendAt(50), userId: 'bob', phoneNumber: '+447400123456' });
      expect(await tx.nthLastSend(1, {})).toBe(50);
      expect(await tx.nthLastSend(1, { userId: 'ada' })).toBe(40);
      expect(await tx.nthLastSend(1, { userId: 'ada', failed: false })).toBe(30);
      expect(await tx.nthLastSend(3, { phoneNumber: '+12015550123', failed: false })).toBe(10);
      expect(await tx.nthLastSend(1, { purpose: 'sign_in' })).toBeNull();
      expect(await tx.nthLastSend(4, { phoneNumber: '+12015550123', failed: false })).toBeNull();
    });
  });

  it('writes nothing where a transaction only reads', async () => {
    let writes = 0;
    const write = () => void writes++;
    const store = memoryStore({ read: () => emptyMemoryStoreState, write, exclusively: (run) => run() });
    await store.transaction(['a'], (tx) => tx.nthLastSend(1, {}));
    expect(writes).toBe(0);
  });

  it('drops a send that no limit looks at any more', async () => {
    let state: MemoryStoreState = emptyMemoryStoreState;
    const store = memoryStore({
      read: () => state,
      write: (changed) => void (state = changed),
      exclusively: (run) => run(),
    });
    await store.transaction(['a'], (tx) => tx.putSend(sendAt(1)));
    await store.transaction(['a'], (tx) => tx.putSend(sendAt(101)));
    expect(state.sends.map(({ sentAt }) => sentAt)).toEqual([101]);
  });

  it('drops a sign-in that can be passed no more', async () => {
    let state: MemoryStoreState = emptyMemoryStoreState;
    const store = memoryStore({
      read: () => state,
      write: (changed) => void (state = changed),
      exclusively: (run) => run(),
    });
    for (const startedAt of [1, 50, 101]) {
      const signIn = { id: `${startedAt}`, userId: 'ada', startedAt, expireAt: startedAt + 100, codes: {} };
      await store.transaction(['a'], (tx) => tx.putSignIn(signIn));
    }
    expect(state.signIns.map(({ id }) => id)).toEqual(['50', '101']);
  });
});

function sendAt(sentAt: number): Send {
  return {
    id: `send_${sentAt}`,
    userId: 'ada',
    phoneNumber: '+12015550123',
    purpose: 'verification',
    sentAt,
    failed: false,
    forgetAt: sentAt + 100,
  };
}
