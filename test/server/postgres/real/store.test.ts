import { describe, expect, it } from 'vitest';
import { runHistories } from '../../../service/model/histories.js';
import { describeManyProcesses } from '../../../support/store/many-processes.js';
import { storesOnServer } from '../../../support/postgres/server.js';
import { describeStore } from '../../../support/store/store-contract.js';

const { newStore } = storesOnServer();

describeStore('postgresStore on a server', { newStore, isParallel: true });

describeManyProcesses('postgresStore on a server', newStore);

describe('the service on a server', () => {
  it('behaves like the model, in any history of two people', async () => {
    const seen = await runHistories({ numRuns: 8 }, newStore);
    expect(seen.get('attemptVerification: done')).toBeGreaterThan(0);
  });
});
