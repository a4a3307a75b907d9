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
import type { Clock } from '../../src/service/clock.js';
import { aWhile } from '../support/page/render-kit.js';
import { createNetwork, type Network } from './network.js';

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
  /** ms that a request may take. */
  timeout?: number;
}

export async function startScene({ phoneNumbers, screen, timeout }: SceneOptions): Promise<Scene> {
  const clock = ownClock();
  const server = memoryAdapter({ userId: 'user_1', phoneNumbers, clock, policy: { resendCooldown: 2 } });
  await server.list({}); // the seeds are in from here on
  const handler = createPhoneHandler({
    store: server.world.store,
    sender: server.world.senderAt(clock),
    clock,
    secret: await server.world.open('user_1', () => []),
    policy: { resendCooldown: 2, backupCodeIterations: 1 },
    requireStepUp: () => false,
    authenticate: () => 'user_1',
    completeSignIn: (userId) => Response.json({ userId }),
  });
  const network = createNetwork(handler);
  const reached = { baseUrl: 'https://server.example', fetch: network.fetch, timeout, limits: { resendCooldown: 2 } };
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

  let release = () => {};
  let held = 0;
  return {
    network,
    server,
    onComplete,
    screen,
    mount: async () => rerender(page(true)),
    unmount: async () => rerender(page(false)),
    hold,
    isHeld,
    async letGo() {
      await isHeld();
      network.heal();
      release();
      await aWhile();
    },
    async holdList() {
      hold((request) => request === 'GET /phone_numbers');
      document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
      await isHeld();
      network.heal();
    },
    async removeElsewhere(phoneNumber) {
      const number = (await server.list({})).find((candidate) => candidate.phoneNumber === phoneNumber);
      await server.delete({ id: number?.id ?? '' });
    },
  };

  function hold(isMeant: (request: string) => boolean) {
    const released = new Promise<void>((resolve) => (release = resolve));
    network.trouble(isMeant, async ({ serve }) => {
      const answer = await serve();
      held += 1;
      await released;
      held -= 1;
      return answer;
    });
  }

  async function isHeld() {
    await expect.poll(() => held, { message: 'answers that are kept' }).toBeGreaterThan(0);
  }
}

/** The server's time, which nobody moves who moves that of the page. */
function ownClock(): Clock {
  const start = Date.now() - performance.now();
  return { now: () => start + performance.now() };
}
