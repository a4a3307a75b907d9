import { describe, expect, it } from 'vitest';
import { keyedStore } from '../support/store/keyed-store.js';
import { describeManyProcesses } from '../support/store/many-processes.js';
import { ada, bob, numbers, phoneService } from '../support/phone-service.js';

const [american, british] = numbers;

describeManyProcesses('a store in memory', keyedStore);

describe('many processes', () => {
  it('block only users that share a limit', async () => {
    const store = keyedStore();
    const service = phoneService({ store });
    store.locked.length = 0;
    await service.verify(ada, american);
    await service.verify(bob, british);
    const keys = store.locked.map((locked) => new Set(locked));
    const [adas, bobs] = [
      keys.filter((locked) => locked.has('user:ada')),
      keys.filter((locked) => locked.has('user:bob')),
    ];
    for (const one of adas) for (const other of bobs) expect([...one].filter((key) => other.has(key))).toEqual([]);
    expect(adas.length).toBeGreaterThan(0);
  });
});
