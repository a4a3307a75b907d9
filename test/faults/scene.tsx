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

/** A person's page, the server behind it, and what stands between the two. */
export interface Scene {
  readonly network: Network;
  /** The server as another tab sees it, past the network: the truth that a screen must agree with. */
  readonly server: MemoryAdapter;
  readonly screen: SceneOptions['screen'];
  mount(): Promise<void>;
  unmount(): Promise<void>;
  /** Called when the person has passed the second step of a sign-in. */
  readonly onComplete: ReturnType<typeof vi.fn>;
  /** Breaks each of these requests, until the network has other faults. */
  breakRequests(isMeant: (request: string) => boolean, fault: NetworkFault): void;
  /** Has the server act on these requests, and keeps its answers until `letGo`. */
  hold(isMeant: (request: string) => boolean): void;
  isHeld(): Promise<void>;
  /** Lets the answers go that are kept, once there is one. */
  letGo(): Promise<void>;
  /** Has the page ask for the list, as it does when it is looked at again, and keeps the answer until `letGo`. */
  holdList(): Promise<void>;
  /** Another tab of the person's removes the number. */
  removeElsewhere(phoneNumber: string): Promise<void>;
}

export interface SceneOptions {
  phoneNumbers: readonly PhoneNumberSeed[];
  screen: 'PhoneNumbers' | 'SecondFactorChallenge';
  /** Whether a new number takes the place of the one that there is. @default false */
  replaces?: boolean;
  /** ms that a request may take. */
  timeout?: number;
}

const channels = ['sms', 'voice'] as const;

export async function startScene({ phoneNumbers, screen, timeout, replaces = false }: SceneOptions): Promise<Scene> {
  const clock = ownClock();
  const policy = { resendCooldown: 2, replaces };
  const server = memoryAdapter({ userId: 'user_1', phoneNumbers, clock, policy: { ...policy, channels } });
  await server.list({}); // the seeds are in from here on
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
  const reached = { baseUrl: 'https://server.example', fetch, timeout, channels, limits: policy };
  const onComplete = vi.fn();
  const attemptId = await handler.service.startSecondFactor('user_1');
  // Else a list that is asked for again after `unknown` keeps the test waiting for seconds.
  const client = new QueryClient({ defaultOptions: { queries: { retryDelay: 10 } } });
  const pages: Record<SceneOptions['screen'], () => ReactNode> = {
    PhoneNumbers: () => (
      <PhoneNumbersProvider adapter={adapter} userId="user_1">
        <PhoneNumbers defaultCountry="US" />
      </PhoneNumbersProvider>
    ),
    SecondFactorChallenge: () => <SecondFactorChallenge adapter={challenge} onComplete={onComplete} />,
  };
  const adapter = httpAdapter(reached);
  const challenge = httpSecondFactorAdapter({ ...reached, attemptId: attemptId ?? 'none' });
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
      // Else it would hold the first list, without which there is nothing to press.
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
    // The signal stays with the page: a server goes on when nobody waits for it any more.
    const serve = () => handler(new Request(url, init));
    return network.carry(`${init.method ?? 'GET'} ${new URL(url).pathname}`, { serve, signal });
  }

  function breakRequests(isMeant: (request: string) => boolean, fault: NetworkFault) {
    network.faults = (request) => (isMeant(request) ? fault : null);
  }

  function hold(isMeant: (request: string) => boolean) {
    const responses = (held = holdResponses());
    // Held even if the page no longer waits: the response is to come late.
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

/** The server's time, which nobody moves who moves that of the page. */
function ownClock(): PhoneClock {
  const start = Date.now() - performance.now();
  return { now: () => start + performance.now() };
}
