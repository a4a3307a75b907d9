import { describe, expect, it } from 'vitest';
import { runHistories } from '../../service/model/histories.js';
import { describeManyProcesses } from '../../support/store/many-processes.js';
import { storesOnPglite } from '../../support/postgres/pglite.js';
import { describeStore } from '../../support/store/store-contract.js';

const { newStore } = storesOnPglite();

describeStore('postgresStore over PGlite', { newStore, isParallel: false });

describeManyProcesses('postgresStore over PGlite', newStore);

describe('the service on postgresStore', () => {
  it('behaves like the model, in any history of two people', async () => {
    const seen = await runHistories({ numRuns: 30 }, newStore);
    expect(seen.get('attemptVerification: done')).toBeGreaterThan(0);
  });
});

describe('a write to postgresStore', () => {
  it('deletes twenty expired rows at most, so that nobody waits until all of them are gone', async () => {
    const store = await newStore();
    const put = (id: string, now: number) =>
      store.transaction(['a'], (tx) =>
        tx.putPhoneNumberWrongCodes({ id, count: 1, waitUntil: 0, updatedAt: now, forgetAt: now + 100 }),
      );
    for (let at = 0; at < 50; at++) await put(`hash_${at}`, 1);
    await put('hash_50', 200);
    expect(await store.transaction(['a'], (tx) => tx.purge(200))).toBe(30);
  });
});
