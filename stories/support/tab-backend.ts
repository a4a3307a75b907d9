import { QueryClient } from '@tanstack/react-query';
import {
  memoryAdapter,
  memorySecondFactorAdapter,
  type MemorySecondFactorAdapter,
} from '../../src/adapters/memory/index.js';
import type { MessageWording } from '../../src/service/message.js';
import type { Backend, BackendParameters } from './backend.js';
import type { Environment } from './environment.js';
import { host, wordingIn } from './message-wordings.js';

/** The backend that lives in this tab. */
export function createTabBackend(parameters: BackendParameters, environment: Environment): Backend {
  const { sentTo = [], takenNumbers, faults = [], latency, ...options } = parameters;
  const { persist } = options;
  let now = environment;
  // The browser remembers by user and number when a code was sent: a story must not find what another one left.
  const userId = persist ? 'user_playground' : `user_${crypto.randomUUID()}`;
  const message: MessageWording = (context) => wordingIn(now.language)(context);
  const adapter = memoryAdapter({ ...options, userId, message, host });
  for (const { operation, error, after } of faults) adapter.failNext(operation, error, { after });
  const signIns: MemorySecondFactorAdapter[] = [];

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
    ready: prepare(),
    // A list that fails for good is to show it at once, rather than after the waits between tries.
    client: new QueryClient({ defaultOptions: { queries: { retryDelay: 50 } } }),
    enter(next) {
      now = next;
      adapter.latency = latency ?? next.latency;
      for (const line of [adapter, ...signIns]) line.offline = next.offline;
      for (const line of signIns) line.latency = next.latency;
    },
    async startSignIn(faults = []) {
      const signIn = memorySecondFactorAdapter(adapter, { latency: now.latency });
      signIn.offline = now.offline;
      for (const { operation, error, after } of faults) signIn.failNext(operation, error, { after });
      signIns.push(signIn);
      return signIn;
    },
    forget() {
      if (persist === undefined) return;
      localStorage.removeItem(persist);
      localStorage.removeItem(`${persist}.inbox`);
    },
  };
}
