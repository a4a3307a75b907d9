import { httpAdapter, httpSecondFactorAdapter, type HttpAdapterOptions } from '../../../src/adapters/http/index.js';
import type { MemoryAdapter } from '../../../src/adapters/memory/index.js';
import type { PhoneAdapter, SecondFactorAdapter } from '../../../src/core/adapter.js';
import { createPhoneHandler } from '../../../src/server/index.js';
import { systemClock } from '../../../src/service/clock.js';
import type { Backend } from '../backend.js';

export type Fetch = NonNullable<HttpAdapterOptions['fetch']>;

/** What lies between the page and the server, such as a bad line. */
export type Between = (go: Fetch) => Fetch;

/** `httpAdapter` over `createPhoneHandler` in this tab; over `npm run server` where the toolbar Backend says so. */
export function overHttp({ adapter, userId }: Backend, between: Between = (go) => go): PhoneAdapter {
  if (!isInTab(adapter)) return adapter;
  return httpAdapter({ baseUrl, fetch: between(serverIn(adapter, userId).fetch), limits: adapter.limits });
}

/** The second step of a sign-in, over the same. */
export async function signInOverHttp({
  adapter,
  userId,
  startSignIn,
}: Backend): Promise<SecondFactorAdapter<{ userId: string }>> {
  if (!isInTab(adapter)) return startSignIn();
  const { fetch, start } = serverIn(adapter, userId);
  return httpSecondFactorAdapter({ baseUrl, fetch, attemptId: await start(), limits: adapter.limits });
}

const baseUrl = '/api/phone';

/** The server, on what the backend in the tab keeps, and answering as the toolbars say. */
function serverIn(adapter: MemoryAdapter, userId: string): { fetch: Fetch; start: () => Promise<string> } {
  const opened = open(adapter, userId);
  return {
    async fetch(path, init) {
      const { latency, offline } = adapter;
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
