import {
  createPhoneHandler,
  type PhoneLogEntry,
  type PhoneHandler,
  type PhoneHandlerOptions,
} from '../../../src/server/index.js';
import {
  emptyMemoryStoreState,
  memoryStore,
  type MemoryStoreState,
  type OutgoingPhoneMessage,
  type PhoneEvent,
  type PhoneService,
} from '../../../src/service/index.js';
import { createQueue } from '../../../src/service/queue.js';
import { checkedByOpenapi, type CheckedHandler } from './checked-by-openapi.js';
import { stepsOn } from '../phone-service.js';
import { settableClock, type SettableClock } from '../settable-clock.js';

export const site = 'https://app.example.com';

export interface RequestInput {
  /** The signed-in user. @default nobody */
  as?: string;
  /** The id of a sign-in attempt that has passed its first step. */
  attempt?: string;
  key?: string;
  headers?: Readonly<Record<string, string>>;
  /** Sent as JSON; a string, bytes or a stream are sent as they are. */
  body?: object | string | Uint8Array<ArrayBuffer> | ReadableStream;
}

export interface HandlerResponse {
  status: number;
  headers: Headers;
  body: unknown;
  /** The body, verbatim. */
  text: string;
}

export interface HandlerUnderTest {
  handle: CheckedHandler;
  /** The handler, without checks. */
  raw: PhoneHandler;
  service: PhoneService;
  clock: SettableClock;
  /** The messages that the provider accepted, oldest first. */
  sent: OutgoingPhoneMessage[];
  events: PhoneEvent[];
  log: PhoneLogEntry[];
  /** If set, the provider fails with it. */
  failure: { thrown: unknown } | null;
  /** The complete contents of the store. */
  state(): MemoryStoreState;
  ask(method: string, path: string, input?: RequestInput): Promise<HandlerResponse>;
  /** The same for requests that openapi.json forbids. */
  askMalformed(method: string, path: string, input?: RequestInput): Promise<HandlerResponse>;
  /** Adds a number through the service, and sends its code. */
  sendTo(userId: string, phoneNumber: string): Promise<{ id: string; code: string }>;
  /** Adds and verifies a number through the service. */
  verify(userId: string, phoneNumber: string): Promise<string>;
  /** Adds, verifies and reserves a number through the service. */
  reserve(userId: string, phoneNumber: string): Promise<{ id: string; backupCodes: readonly string[] }>;
  /** Passes the first step of a sign-in. Returns the id of the attempt. */
  start(userId: string): Promise<string>;
}

/**
 * The real handler over a store in memory, with each request and response checked against openapi.json. `Bearer ada` is
 * Ada's session.
 */
export function phoneHandler(options: Partial<PhoneHandlerOptions> = {}): HandlerUnderTest {
  const clock = settableClock();
  let state = emptyMemoryStoreState;
  const sent: OutgoingPhoneMessage[] = [];
  const events: PhoneEvent[] = [];
  const log: PhoneLogEntry[] = [];
  const handler = createPhoneHandler({
    store: memoryStore({ read: () => state, write: (changed) => void (state = changed), exclusively: createQueue() }),
    secret: '0123456789abcdef0123456789abcdef',
    clock,
    sender: {
      async send(message) {
        if (underTest.failure) throw underTest.failure.thrown;
        sent.push(message);
      },
    },
    onEvent: (event) => void events.push(event),
    log: (entry) => void log.push(entry),
    requireStepUp: () => false,
    authenticate: userOf,
    completeSignIn: (userId) =>
      new Response(null, { status: 204, headers: { 'Set-Cookie': `session=${userId}; HttpOnly; Secure` } }),
    ...options,
    policy: { backupCodeIterations: 1, ...options.policy },
  });
  const { basePath = '' } = options;
  const { service } = handler;
  const handle = checkedByOpenapi(handler, { basePath });
  const underTest: HandlerUnderTest = {
    handle,
    raw: handler,
    service,
    clock,
    sent,
    events,
    log,
    failure: null,
    state: () => state,
    ask: async (method, path, input) => read(await handle(toRequest(method, basePath + path, input))),
    askMalformed: async (method, path, input) =>
      read(await handle.malformed(toRequest(method, basePath + path, input))),
    ...stepsOn(service, sent),
  };
  return underTest;
}

/** The user of `Authorization: Bearer ada`. */
export function userOf(request: Request): string | null {
  return /^Bearer (.+)$/.exec(request.headers.get('Authorization') ?? '')?.[1] ?? null;
}

export function toRequest(
  method: string,
  path: string,
  { as, attempt, key, headers, body }: RequestInput = {},
): Request {
  const isRaw = typeof body === 'string' || body instanceof Uint8Array || body instanceof ReadableStream;
  return new Request(site + path, {
    method,
    headers: {
      ...(as !== undefined && { Authorization: `Bearer ${as}` }),
      ...(attempt !== undefined && { 'Second-Factor-Attempt': attempt }),
      ...(key !== undefined && { 'Idempotency-Key': key }),
      ...((body !== undefined || method === 'POST') && { 'Content-Type': 'application/json' }),
      ...headers,
    },
    ...(body !== undefined && { body: isRaw ? body : JSON.stringify(body) }),
    ...(body instanceof ReadableStream && { duplex: 'half' }),
  });
}

async function read(response: Response): Promise<HandlerResponse> {
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, body: text === '' ? null : JSON.parse(text) };
}
