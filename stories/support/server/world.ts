import type { InboxMessage, PhoneNumberSeed } from '../../../src/adapters/memory/index.js';
import { assertSeeds, createSeededNumbers } from '../../../src/adapters/memory/phone-number.js';
import { createPhoneHandler } from '../../../src/server/index.js';
import type { PhonePolicy, PhoneStore } from '../../../src/service/index.js';
import { host } from '../host.js';

export interface WorldOptions {
  store: PhoneStore;
  /** The base path of the world, such as `/worlds/1`. */
  basePath: string;
  policy?: Partial<PhonePolicy>;
  allowedOrigins: readonly string[];
  /** Called with each message. */
  onMessage?: (message: InboxMessage) => void;
}

/** The history of a world. */
export interface WorldSeeds {
  /** The story's user. */
  userId: string;
  phoneNumbers?: readonly PhoneNumberSeed[];
  /** Ids of numbers to which a code was sent. */
  sentTo?: readonly string[];
  /** Numbers that another user has verified. */
  takenNumbers?: readonly PhoneNumberSeed[];
}

/** The handler over one store, with its users and their phones. */
export interface World {
  /** `/phone/…` is the handler. The other routes are for the playground only. */
  handle(request: Request, path: string): Promise<Response>;
  seed(seeds: WorldSeeds): Promise<void>;
}

export function createWorld({ store, basePath, policy, allowedOrigins, onMessage }: WorldOptions): World {
  const messages: InboxMessage[] = [];
  const handler = createPhoneHandler({
    store,
    // An app keeps this secret.
    secret: 'for development alone, where nothing is secret',
    sender: {
      async send({ id, to, channel, text, code }) {
        const message = { id, to, channel, text, code, sentAt: Date.now() };
        messages.push(message);
        onMessage?.(message);
      },
    },
    policy,
    host,
    // For development only: the token names the user. An app reads its session.
    authenticate: ({ headers }) => /^Bearer (\S+)$/.exec(headers.get('Authorization') ?? '')?.[1] ?? null,
    requireStepUp: () => false,
    completeSignIn: (userId) => Response.json({ userId }),
    basePath: `${basePath}/phone`,
    allowedOrigins,
  });
  const { service } = handler;

  return {
    async handle(request, path) {
      if (path.startsWith('/phone/')) return handler(request);
      if (path === '/messages' && request.method === 'GET') return Response.json(messages);
      if (path === '/sign-ins' && request.method === 'POST') {
        const { userId }: { userId: string } = await request.json();
        return Response.json({ attemptId: await service.startSecondFactor(userId) });
      }
      return new Response(null, { status: 404 });
    },
    async seed({ userId, phoneNumbers = [], sentTo = [], takenNumbers = [] }) {
      await put(phoneNumbers, userId);
      await put(takenNumbers, 'somebody_else');
      for (const id of sentTo) await service.prepareVerification(userId, { id });
    },
  };

  async function put(seeds: readonly PhoneNumberSeed[], userId: string): Promise<void> {
    assertSeeds(seeds);
    const numbers = createSeededNumbers(seeds, userId, { now: Date.now(), codeLifetime: service.policy.codeLifetime });
    await store.transaction([`user:${userId}`], async (tx) => {
      for (const number of numbers) await tx.putPhoneNumber(number);
    });
  }
}
