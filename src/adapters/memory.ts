import type { PhoneAdapter } from '../core/adapter.js';
import { PhoneError, toPhoneError, type PhoneErrorCode } from '../core/errors.js';
import { systemClock, type Clock } from '../service/clock.js';
import type { MessageWording } from '../service/message.js';
import { createPhoneService, type PhoneService } from '../service/phone-service.js';
import { completePolicy, type Policy } from '../service/policy.js';
import { createFaults, refuseAborted, travel, type MemoryOperation } from './memory/faults.js';
import type { InboxMessage, MessageInbox } from './memory/inbox.js';
import { checkSeeds, fromSeeds, type PhoneNumberSeed } from './memory/seeds.js';
import { createWorld, type MemoryWorld } from './memory/world.js';

export type { InboxMessage, MemoryOperation, MemoryWorld, MessageInbox, PhoneNumberSeed };

export interface MemoryAdapterOptions {
  /** Whose numbers they are; given, the adapter has `currentUserId`. @default 'user', without `currentUserId` */
  userId?: string;
  /** The numbers that are there from the start. @default none */
  phoneNumbers?: readonly PhoneNumberSeed[];
  /** Rules in place of the service's default ones. @default `defaultPolicy` */
  policy?: Partial<Policy>;
  /** @default the machine's own time */
  clock?: Clock;
  /** The key in `localStorage` under which all is kept, messages too: for playgrounds. @default nothing is kept */
  persist?: string;
  /** Another adapter's world, `adapter.world`, for two people in one place; `persist` is ignored. @default its own */
  world?: MemoryWorld;
  /** How long each call travels, in ms. @default 0 */
  latency?: number;
  /** The domain in the last line of a message. @default the page's own, 'localhost' where there is none */
  host?: string;
  /** The words of a message. @default English */
  message?: MessageWording;
}

/** The service in this tab, with the phones it writes to, and faults to set. */
export interface MemoryAdapter extends PhoneAdapter {
  delete: NonNullable<PhoneAdapter['delete']>;
  makePrimary: NonNullable<PhoneAdapter['makePrimary']>;
  /** The messages that were sent. */
  readonly inbox: MessageInbox;
  readonly world: MemoryWorld;
  /** The operations that were called, in order. */
  readonly calls: MemoryOperation[];
  /** Who is signed in; null, and every call is `unauthenticated`. May be set: somebody else has signed in. */
  userId: string | null;
  /** How long each call travels, in ms; may be set. */
  latency: number;
  /** May be set; while true, every call is `network` at once and nothing reaches the service. */
  offline: boolean;
  /**
   * The next call of this operation fails so: before it reaches the service, or `after` the service acted, its answer
   * lost. Several wait in line.
   */
  failNext(operation: MemoryOperation, error: PhoneError | PhoneErrorCode, options?: { after?: boolean }): void;
}

/** A backend without a backend: the kit's own service, in this tab. */
export function memoryAdapter(options: MemoryAdapterOptions = {}): MemoryAdapter {
  const { userId = 'user', phoneNumbers = [], clock = systemClock, world = createWorld(options.persist) } = options;
  const policy = completePolicy(options.policy);
  const faults = createFaults();
  let opened: { secret: string; service: PhoneService } | undefined;
  checkSeeds(phoneNumbers);

  async function open(user: string): Promise<PhoneService> {
    const seeds = user === userId ? phoneNumbers : [];
    const secret = await world.open(user, () =>
      fromSeeds(seeds, user, { now: clock.now(), codeLifetime: policy.codeLifetime }),
    );
    // Another one where storage was cleared: the service starts afresh then, as after a reload.
    if (opened?.secret !== secret) {
      const host = () => options.host ?? (globalThis.location?.hostname || 'localhost');
      const service = createPhoneService({
        store: world.store,
        sender: world.senderAt(clock),
        clock,
        secret,
        policy,
        host,
        message: options.message,
      });
      opened = { secret, service };
    }
    return opened.service;
  }

  async function call<Answer>(
    operation: MemoryOperation,
    run: (service: PhoneService, user: string) => Promise<Answer>,
    signal?: AbortSignal,
  ): Promise<Answer> {
    adapter.calls.push(operation);
    const user = adapter.userId;
    refuseOffline(adapter);
    const fault = faults.take(operation);
    await travel(adapter.latency, signal);
    refuseOffline(adapter);
    if (fault && !fault.after) throw fault.error;
    if (user === null) throw new PhoneError('unauthenticated');
    const [answer] = await Promise.allSettled([open(user).then((service) => run(service, user))]);
    refuseAborted(signal);
    if (fault) throw fault.error;
    if (answer.status === 'rejected') throw toPhoneError(answer.reason);
    return frozen(structuredClone(answer.value));
  }

  const adapter: MemoryAdapter = {
    limits: {
      codeLength: policy.codeLength,
      codeLifetime: policy.codeLifetime,
      resendCooldown: policy.resendCooldown,
      maxPhoneNumbers: policy.maxPhoneNumbers,
    },
    channels: policy.channels,
    inbox: world.inbox,
    world,
    calls: [],
    userId,
    latency: options.latency ?? 0,
    offline: false,
    failNext: faults.add,
    list: ({ signal }) => call('list', (service, user) => service.list(user), signal),
    create: (input) => call('create', (service, user) => service.create(user, input)),
    prepareVerification: (input) =>
      call('prepareVerification', (service, user) => service.prepareVerification(user, input)),
    attemptVerification: (input) =>
      call('attemptVerification', (service, user) => service.attemptVerification(user, input)),
    delete: (input) => call('delete', (service, user) => service.delete(user, input)),
    makePrimary: (input) => call('makePrimary', (service, user) => service.makePrimary(user, input)),
    ...(options.userId !== undefined && { currentUserId: () => adapter.userId }),
  };
  return adapter;
}

function refuseOffline({ offline }: MemoryAdapter): void {
  if (offline) throw new PhoneError('network', { message: 'offline' });
}

/** Callers get what is theirs alone, and cannot mistake a change of it for a change of the number. */
function frozen<Answer>(answer: Answer): Answer {
  if (typeof answer === 'object' && answer !== null) {
    for (const part of Object.values(answer)) frozen(part);
    Object.freeze(answer);
  }
  return answer;
}
