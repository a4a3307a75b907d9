import { QueryClient } from '@tanstack/react-query';
import { memoryAdapter, memorySecondFactorAdapter } from '../../src/adapters/memory/index.js';
import { defaultPhoneWordings as message } from '../../src/service/default-wordings.js';
import { faultyAdapter } from '../../src/testing/index.js';
import type { Backend, BackendParameters } from './backend.js';
import type { Environment } from './environment.js';
import { host } from './host.js';
import { storyFaults } from './story-faults.js';

/** The backend that runs in this tab. */
export function createTabBackend(parameters: BackendParameters, environment: Environment): Backend {
  const { sentTo = [], takenNumbers, faults = [], latency, ...options } = parameters;
  const { persist } = options;
  let now = environment;
  // The browser remembers by user and number when a code was sent, so each story needs a user of its own.
  const userId = persist ? 'user_playground' : `user_${crypto.randomUUID()}`;
  const connection = () => ({ latency: latency ?? now.latency, offline: now.offline });
  const adapter = faultyAdapter(memoryAdapter({ ...options, userId, message, host }), storyFaults(faults, connection));

  const prepare = async () => {
    const elsewhere = memoryAdapter({ ...options, userId, message, host, world: adapter.world });
    for (const id of sentTo) await elsewhere.prepareVerification({ id });
    if (takenNumbers)
      await memoryAdapter({ userId: 'somebody_else', phoneNumbers: takenNumbers, world: adapter.world }).list({});
  };

  return {
    adapter,
    inbox: adapter.inbox,
    userId,
    connection,
    ready: prepare(),
    // A list that keeps failing shows its error at once, without the delays between retries.
    client: new QueryClient({ defaultOptions: { queries: { retryDelay: 50 } } }),
    enter(next) {
      now = next;
    },
    async startSignIn(faults = []) {
      return faultyAdapter(
        memorySecondFactorAdapter(adapter),
        storyFaults(faults, () => now),
      );
    },
    forget() {
      if (persist === undefined) return;
      localStorage.removeItem(persist);
      localStorage.removeItem(`${persist}.inbox`);
    },
  };
}
