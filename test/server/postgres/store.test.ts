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
