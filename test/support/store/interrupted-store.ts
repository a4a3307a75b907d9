import { memoryStore, type PhoneStore } from '../../../src/service/index.js';

/** A store whose next transaction with a lock runs after another action, such as that of another process. */
export function interruptedStore(plain: PhoneStore = memoryStore()) {
  let next: (() => Promise<unknown>) | null = null;
  const store: PhoneStore = {
    async transaction(keys, run) {
      if (keys.length > 0) {
        const first = next;
        next = null;
        await first?.();
      }
      return plain.transaction(keys, run);
    },
  };
  return { store, plain, meanwhile: (run: () => Promise<unknown>) => void (next = run) };
}
