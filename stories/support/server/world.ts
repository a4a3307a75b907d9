import type { InboxMessage, PhoneNumberSeed } from '../../../src/adapters/memory/index.js';
import { assertSeeds, createSeededNumbers } from '../../../src/adapters/memory/phone-number.js';
import { createPhoneHandler } from '../../../src/server/index.js';
import type { PhonePolicy, PhoneStore } from '../../../src/service/index.js';
import { host } from '../host.js';

export interface WorldOptions {
  store: PhoneStore;
  /** The path that all of it is below, such as `/worlds/1`. */
  basePath: string;
  policy?: Partial<PhonePolicy>;
  allowedOrigins: readonly string[];
  /** Told of each message, since no phone rings. */
  onMessage?: (message: InboxMessage) => void;
}

/** What has happened in a world before anybody looks. */
export interface WorldSeeds {
  /** Whose story it is. */
  userId: string;
  phoneNumbers?: readonly PhoneNumberSeed[];
  /** Ids of numbers that a code was sent to. */
  sentTo?: readonly string[];
  /** Numbers that somebody else has verified. */
  takenNumbers?: readonly PhoneNumberSeed[];
}

/** The handler over one store, with the people in it and the phones that it writes to. */
export interface World {
  /** `/phone/…` is the handler; the rest is for a playground, and has no place in an app. */
  answer(request: Request, path: string): Promise<Response>;
  seed(seeds: WorldSeeds): Promise<void>;
}

export function createWorld({ store, basePath, policy, allowedOrigins, onMessage }: WorldOptions): World {
  const messages: InboxMessage[] = [];
  const handler = createPhoneHandler({
    store,
    // An app keeps a secret of its own, and tells nobody.
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
    // For development alone: whoever names a user is that user. An app asks its sessions.
    authenticate: ({ headers }) => /^Bearer (\S+)$/.exec(headers.get('Authorization') ?? '')?.[1] ?? null,
    requireStepUp: () => false,
    completeSignIn: (userId) => Response.json({ userId }),
    basePath: `${basePath}/phone`,
    allowedOrigins,
  });
  const { service } = handler;

  return {
    async answer(request, path) {
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
