import { httpAdapter, httpSecondFactorAdapter, type HttpAdapterOptions } from '../../../src/adapters/http/index.js';
import type { MemoryAdapter } from '../../../src/adapters/memory/index.js';
import type { PhoneAdapter } from '../../../src/core/adapter.js';
import type { SecondFactorAdapter } from '../../../src/core/second-factor-adapter.js';
import { createPhoneHandler } from '../../../src/server/index.js';
import { systemClock } from '../../../src/service/clock.js';
import type { Backend } from '../backend.js';

export type Fetch = NonNullable<HttpAdapterOptions['fetch']>;

/** What the connection to the server does, such as losing responses. */
export type Between = (go: Fetch) => Fetch;

/** `httpAdapter` over `createPhoneHandler` in this tab, or over `npm run server` if the toolbar Backend selects it. */
export function overHttp(backend: Backend, between: Between = (go) => go): PhoneAdapter {
  const { adapter } = backend;
  if (!isInTab(adapter)) return adapter;
  return httpAdapter({ baseUrl, fetch: between(serverIn(adapter, backend).fetch), limits: adapter.limits });
}

/** The second step of a sign-in, over the same server. */
export async function signInOverHttp(backend: Backend): Promise<SecondFactorAdapter<{ userId: string }>> {
  const { adapter } = backend;
  if (!isInTab(adapter)) return backend.startSignIn();
  const { fetch, start } = serverIn(adapter, backend);
  return httpSecondFactorAdapter({ baseUrl, fetch, attemptId: await start(), limits: adapter.limits });
}

const baseUrl = '/api/phone';

/** The server over the in-tab backend's state, with the toolbars' delays and faults. */
function serverIn(
  adapter: MemoryAdapter,
  { userId, connection }: Backend,
): { fetch: Fetch; start: () => Promise<string> } {
  const opened = open(adapter, userId);
  return {
    async fetch(path, init) {
      const { latency, offline } = connection();
      if (latency > 0) await new Promise((resolve) => setTimeout(resolve, latency));
      if (offline) throw new TypeError('Failed to fetch');
      return (await opened)(new Request(new URL(path, location.origin), init));
    },
    start: async () => (await (await opened).service.startSecondFactor(userId)) ?? '',
  };
}

async function open({ service, world }: MemoryAdapter, userId: string) {
  // From here on the story's numbers are in its world.
  const { policy } = await service(userId);
  return createPhoneHandler({
    store: world.store,
    sender: world.senderAt(systemClock),
    secret: await world.open(userId, () => []),
    policy,
    basePath: baseUrl,
    requireStepUp: () => false,
    authenticate: () => userId,
    completeSignIn: () => Response.json({ userId }),
  });
}

function isInTab(adapter: object): adapter is MemoryAdapter {
  return 'world' in adapter;
}
