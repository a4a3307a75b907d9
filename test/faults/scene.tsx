import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode, type ReactNode } from 'react';
import { expect, vi } from 'vitest';
import { render } from '@testing-library/react';
import { httpAdapter, httpSecondFactorAdapter } from '../../src/adapters/http/index.js';
import { memoryAdapter, type MemoryAdapter, type PhoneNumberSeed } from '../../src/adapters/memory/index.js';
import { PhoneNumbers } from '../../src/components/phone-numbers/PhoneNumbers.js';
import { SecondFactorChallenge } from '../../src/components/challenge/SecondFactorChallenge.js';
import { PhoneNumbersProvider } from '../../src/provider/PhoneNumbersProvider.js';
import { createPhoneHandler } from '../../src/server/index.js';
import type { PhoneClock } from '../../src/service/clock.js';
import { hold as holdResponses } from '../../src/testing/index.js';
import { aWhile } from '../support/page/render-kit.js';
import { createNetwork, type Network, type NetworkFault } from '../support/network.js';

/** A user's page, the server behind it, and the network between the two. */
export interface Scene {
  readonly network: Network;
  /** The server as another tab sees it, bypassing the network: the state with which the screen must agree. */
  readonly server: MemoryAdapter;
  readonly screen: SceneOptions['screen'];
  mount(): Promise<void>;
  unmount(): Promise<void>;
  /** Called when the user has passed the second step of a sign-in. */
  readonly onComplete: ReturnType<typeof vi.fn>;
  /** Breaks each of these requests, until the network gets other faults. */
  breakRequests(isMeant: (request: string) => boolean, fault: NetworkFault): void;
  /** Forwards these requests to the server, and holds its responses until `letGo`. */
  hold(isMeant: (request: string) => boolean): void;
  isHeld(): Promise<void>;
  /** Releases the held responses, once there is one. */
  letGo(): Promise<void>;
  /** Makes the page refetch the list, as on window focus, and holds the response until `letGo`. */
  holdList(): Promise<void>;
  /** Removes the number in another tab of the user. */
  removeElsewhere(phoneNumber: string): Promise<void>;
}

export interface SceneOptions {
  phoneNumbers: readonly PhoneNumberSeed[];
  screen: 'PhoneNumbers' | 'SecondFactorChallenge';
  /** Whether a new number replaces the current one. @default false */
  replaces?: boolean;
  /** The timeout of a request while requests are broken, in ms. */
  timeout?: number;
}

const channels = ['sms', 'voice'] as const;

export async function startScene({ phoneNumbers, screen, timeout, replaces = false }: SceneOptions): Promise<Scene> {
  const clock = ownClock();
  const policy = { resendCooldown: 2, replaces };
  const server = memoryAdapter({ userId: 'user_1', phoneNumbers, clock, policy: { ...policy, channels } });
  await server.list({}); // the seeds are stored from here on
  const handler = createPhoneHandler({
    store: server.world.store,
    sender: server.world.senderAt(clock),
    clock,
    secret: await server.world.open('user_1', () => []),
    policy: { ...policy, backupCodeIterations: 1, channels },
    requireStepUp: () => false,
    authenticate: () => 'user_1',
    completeSignIn: (userId) => Response.json({ userId }),
  });
  const network = createNetwork();
  const reached = { baseUrl: 'https://server.example', fetch, channels, limits: policy };
  const onComplete = vi.fn();
  const attemptId = await handler.service.startSecondFactor('user_1');
  // Otherwise the list's retries after `unknown` would delay the test by seconds.
  const client = new QueryClient({ defaultOptions: { queries: { retryDelay: 10 } } });
  const pages: Record<SceneOptions['screen'], () => ReactNode> = {
    PhoneNumbers: () => (
      <PhoneNumbersProvider adapter={adapter} userId="user_1">
        <PhoneNumbers defaultCountry="US" />
      </PhoneNumbersProvider>
    ),
    SecondFactorChallenge: () => <SecondFactorChallenge adapter={challenge} onComplete={onComplete} />,
  };
  const adapter = httpAdapter(timed(reached));
  const challenge = httpSecondFactorAdapter(timed({ ...reached, attemptId: attemptId ?? 'none' }));
  const page = (shown: boolean) => (
    <StrictMode>
      <QueryClientProvider client={client}>{shown && pages[screen]()}</QueryClientProvider>
    </StrictMode>
  );
  const { rerender } = render(page(false));

  let held = holdResponses();
  return {
    network,
    server,
    onComplete,
    screen,
    mount: async () => rerender(page(true)),
    unmount: async () => rerender(page(false)),
    breakRequests,
    hold,
    isHeld,
    async letGo() {
      await isHeld();
      network.faults = {};
      held.release();
      await aWhile();
    },
    async holdList() {
      // Otherwise it would hold the first list, without which there is nothing to click.
      await expect.poll(() => document.querySelector('[data-part=list-skeleton]')).toBeNull();
      hold((request) => request === 'GET /phone_numbers');
      document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
      await isHeld();
      network.faults = {};
    },
    async removeElsewhere(phoneNumber) {
      const number = (await server.list({})).find((candidate) => candidate.phoneNumber === phoneNumber);
      await server.delete({ id: number?.id ?? '' });
    },
  };

  function fetch(url: string, { signal, ...init }: RequestInit) {
    // The server does not see the signal: it goes on when nobody waits any more.
    const serve = () => handler(new Request(url, init));
    return network.carry(`${init.method ?? 'GET'} ${new URL(url).pathname}`, { serve, signal });
  }

  /** The adapter reads its timeout for each request. On a busy machine a short one would break those that work, too. */
  function timed<Options extends object>(options: Options): Options {
    return Object.defineProperty(options, 'timeout', {
      get: () => (typeof network.faults === 'function' ? timeout : undefined),
    });
  }

  function breakRequests(isMeant: (request: string) => boolean, fault: NetworkFault) {
    network.faults = (request) => (isMeant(request) ? fault : null);
  }

  function hold(isMeant: (request: string) => boolean) {
    const responses = (held = holdResponses());
    // Held even if the page has given up: the response is to arrive late.
    breakRequests(isMeant, async ({ serve }) => {
      const response = await serve();
      await responses.until();
      return response;
    });
  }

  async function isHeld() {
    await expect.poll(() => held.waiting, { message: 'responses that are held' }).toBeGreaterThan(0);
  }
}

/** The server's time, which stays when a test moves that of the page. */
function ownClock(): PhoneClock {
  const start = Date.now() - performance.now();
  return { now: () => start + performance.now() };
}
