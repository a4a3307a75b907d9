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

/** Clerk's Frontend API, as far as its client uses it: one application, one browser, any number of users. */
export interface ClerkFrontendApi {
  /** Rejects if the connection is cut. Paths are Clerk's, below any prefix. */
  fetch(request: Request): Promise<Response>;
  /** Its requests are formatted as `POST /me/phone_numbers`. */
  readonly network: Network;
  readonly messages: OutgoingPhoneMessage[];
  readonly clock: SettableClock;
  /** The rules, for actions of other users and for initial state. */
  readonly service: PhoneService;
  /** The user with a session in this browser. */
  userId: string | null;
  /** Whether the users have an authenticator app. */
  totp: boolean;
  /** How many passkeys the user has. */
  passkeys: number;
  /** Whether removing and un-reserving require the password to be entered again. */
  stepUp: boolean;
  /** Whether messages are sent. */
  sends: boolean;
  /** Whether the password was entered again in this session. */
  isReverified: boolean;
  signIn: (SignInState & { attemptId: string; userId: string; preparedId: string | null }) | null;
  signedIn(): Promise<SignedIn | null>;
  hasBackupCodes(userId: string): Promise<boolean>;
  /** Whether any user has verified this number. */
  isTaken(phoneNumber: string): Promise<boolean>;
}

export interface ClerkFrontendApiOptions {
  policy?: Partial<PhonePolicy>;
  userId?: string | null;
}

/** The kit's own service behind Clerk's API, with Clerk's rules for taken numbers. */
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
      const operation = `${methodOf(request)} ${pathOf(request)}`;
      return network.carry(operation, { serve: () => respondTo(api, request, operation) });
    },
  };
  return api;
}

async function respondTo(api: ClerkFrontendApi, request: Request, operation: string): Promise<Response> {
  if (operation === 'GET /environment') return Response.json(environmentJson);
  const body = new URLSearchParams(await request.text());
  try {
    for (const [pattern, route] of routes) {
      const [, id = ''] = pattern.exec(operation) ?? [];
      if (!pattern.test(operation)) continue;
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

/** The client sends everything but GET as POST, with the actual method in the query. */
function methodOf({ method, url }: Request): string {
  return new URL(url).searchParams.get('_method') ?? method;
}

function pathOf({ url }: Request): string {
  return new URL(url).pathname.replace(/^.*\/v1/, '').replace(/\/$/, '');
}

function isRefusal(thrown: unknown): thrown is ClerkRefusal {
  return typeof thrown === 'object' && thrown !== null && 'status' in thrown && 'code' in thrown;
}
