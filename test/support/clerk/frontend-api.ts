import { PhoneError } from '../../../src/core/errors.js';
import {
  createPhoneService,
  memoryStore,
  type OutgoingPhoneMessage,
  type PhoneService,
  type PhonePolicy,
} from '../../../src/service/index.js';
import { createNetwork, type Network } from '../network.js';
import { settableClock, type SettableClock } from '../settable-clock.js';
import { clientJson, environmentJson, type SignedIn, type SignInState } from './resources.js';
import { refusalOf, refusalResponse, type ClerkRefusal } from './refusals.js';
import { routes } from './routes.js';

/** Clerk's Frontend API, as far as its client asks for it: one application, one browser, any number of users. */
export interface ClerkFrontendApi {
  /** Rejects where the connection is cut. Paths are those of Clerk, below whatever prefix. */
  fetch(request: Request): Promise<Response>;
  /** Its requests are such as `POST /me/phone_numbers`. */
  readonly network: Network;
  readonly messages: OutgoingPhoneMessage[];
  readonly clock: SettableClock;
  /** The rules, for what another user does, and what was done before. */
  readonly service: PhoneService;
  /** Who has a session in this browser. */
  userId: string | null;
  /** Whether the users have an authenticator app. */
  totp: boolean;
  /** How many passkeys the person has. */
  passkeys: number;
  /** Whether to delete and to un-reserve need a password that was given again. */
  stepUp: boolean;
  /** Whether a message leaves. */
  sends: boolean;
  /** Whether a password was given again in this session. */
  isReverified: boolean;
  signIn: (SignInState & { attemptId: string; userId: string; preparedId: string | null }) | null;
  signedIn(): Promise<SignedIn | null>;
  hasBackupCodes(userId: string): Promise<boolean>;
  /** The E.164 is verified, whoever's it is. */
  isTaken(phoneNumber: string): Promise<boolean>;
}

export interface ClerkFrontendApiOptions {
  policy?: Partial<PhonePolicy>;
  userId?: string | null;
}

/** The kit's own service, in Clerk's words, with Clerk's rules about what is taken. */
export function clerkFrontendApi({ policy, userId = 'user_ada' }: ClerkFrontendApiOptions = {}): ClerkFrontendApi {
  const clock = settableClock();
  const store = memoryStore();
  const messages: OutgoingPhoneMessage[] = [];
  const network = createNetwork();
  const service = createPhoneService({
    store,
    clock,
    secret: '0123456789abcdef0123456789abcdef',
    policy: { backupCodeIterations: 1, ...policy },
    sender: {
      async send(message) {
        if (!api.sends) throw new Error('The carrier takes no message.');
        messages.push(message);
      },
    },
  });

  const api: ClerkFrontendApi = {
    network,
    messages,
    clock,
    service,
    userId,
    totp: false,
    passkeys: 0,
    stepUp: false,
    sends: true,
    isReverified: false,
    signIn: null,
    async signedIn() {
      const { userId: user, totp, passkeys } = api;
      if (user === null) return null;
      const [phoneNumbers, hasBackupCodes] = [await service.list(user), await api.hasBackupCodes(user)];
      return { userId: user, sessionId: `sess_${user}`, phoneNumbers, totp, passkeys, hasBackupCodes };
    },
    hasBackupCodes: (user) => store.transaction([], async (tx) => Boolean((await tx.backupCodes(user))?.codes.length)),
    isTaken: (phoneNumber) => store.transaction([], async (tx) => (await tx.verifiedPhoneNumber(phoneNumber)) !== null),
    fetch(request) {
      const asked = `${methodOf(request)} ${pathOf(request)}`;
      return network.carry(asked, { serve: () => answerTo(api, request, asked) });
    },
  };
  return api;
}

async function answerTo(api: ClerkFrontendApi, request: Request, asked: string): Promise<Response> {
  if (asked === 'GET /environment') return Response.json(environmentJson);
  const body = new URLSearchParams(await request.text());
  try {
    for (const [pattern, route] of routes) {
      const [, id = ''] = pattern.exec(asked) ?? [];
      if (!pattern.test(asked)) continue;
      const response = await route(api, { id, body });
      return Response.json({ response, client: clientJson(await api.signedIn(), api.signIn) });
    }
    return refusalResponse({ status: 404, code: 'resource_not_found' });
  } catch (thrown) {
    if (thrown instanceof PhoneError) return refusalResponse(refusalOf(thrown));
    if (isRefusal(thrown)) return refusalResponse(thrown);
    throw thrown;
  }
}

/** The client sends everything but GET as POST, and says in the query what it means. */
function methodOf({ method, url }: Request): string {
  return new URL(url).searchParams.get('_method') ?? method;
}

function pathOf({ url }: Request): string {
  return new URL(url).pathname.replace(/^.*\/v1/, '').replace(/\/$/, '');
}

function isRefusal(thrown: unknown): thrown is ClerkRefusal {
  return typeof thrown === 'object' && thrown !== null && 'status' in thrown && 'code' in thrown;
}
