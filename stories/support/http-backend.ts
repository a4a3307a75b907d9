import { QueryClient } from '@tanstack/react-query';
import { httpAdapter, httpSecondFactorAdapter, type HttpConnectionOptions } from '../../src/adapters/http/index.js';
import { completePolicy } from '../../src/service/policy.js';
import { faultyAdapter } from '../../src/testing/index.js';
import type { Backend, BackendParameters } from './backend.js';
import type { Environment } from './environment.js';
import { createHttpInbox } from './http-inbox.js';
import { defaultServer, forgetWorld, openWorld } from './http-world.js';
import { storyFaults } from './story-faults.js';

/** The backend at `npm run server`, in a world that belongs to this story. */
export function createHttpBackend(parameters: BackendParameters, environment: Environment): Backend {
  const { server = defaultServer, persist, faults, latency } = parameters;
  const { channels, ...limits } = completePolicy(parameters.policy);
  let now = environment;
  // The browser remembers by user and number when a code was sent, so each story needs a user of its own.
  const userId = persist ? 'user_playground' : `user_${crypto.randomUUID()}`;
  let opened: Promise<string> | undefined;
  // Lazy: StrictMode creates two backends and discards one.
  const world = () => (opened ??= openWorld(server, { ...parameters, userId }));
  const inbox = createHttpInbox(async () => `${await world()}/messages`);

  const connection: HttpConnectionOptions = {
    baseUrl: '/phone',
    // For development only: an app has a session, or a token that cannot be guessed.
    headers: () => ({ Authorization: `Bearer ${userId}`, 'Accept-Language': now.language }),
    async fetch(path, init) {
      const response = await fetch((await world()) + path, init);
      if (init.method === 'POST') void inbox.read();
      return response;
    },
  };
  const connectionNow = () => ({ latency: latency ?? now.latency, offline: now.offline });
  const adapter = faultyAdapter(
    httpAdapter({ ...connection, limits, channels, currentUserId: () => userId }),
    storyFaults(faults ?? [], connectionNow),
  );

  return {
    adapter,
    inbox,
    userId,
    connection: connectionNow,
    get ready() {
      return world().then(inbox.read);
    },
    // A list that keeps failing shows its error at once, without the delays between retries.
    client: new QueryClient({ defaultOptions: { queries: { retryDelay: 50 } } }),
    enter(next) {
      now = next;
    },
    async startSignIn(faults) {
      const response = await fetch(`${await world()}/sign-ins`, { method: 'POST', body: JSON.stringify({ userId }) });
      const { attemptId }: { attemptId: string | null } = await response.json();
      if (attemptId === null)
        throw new Error('This person has no second factor, so there is no second step. Reserve a number in the seeds.');
      return faultyAdapter(
        httpSecondFactorAdapter<{ userId: string }>({ ...connection, limits, attemptId }),
        storyFaults(faults ?? [], () => now),
      );
    },
    forget() {
      if (persist !== undefined) forgetWorld(persist);
    },
  };
}
