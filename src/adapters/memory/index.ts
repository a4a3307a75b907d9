import type { PhoneAdapter, PhoneOperation } from '../../core/adapter.js';
import { PhoneError } from '../../core/errors.js';
import { systemClock, type Clock } from '../../service/clock.js';
import type { MessageWording } from '../../service/message.js';
import type { PhoneService } from '../../service/phone-service.js';
import { completePolicy, type Policy } from '../../service/policy.js';
import type { InboxMessage, MessageInbox } from './inbox.js';
import { createLine, type MemoryLine } from './network.js';
import { checkSeeds, type PhoneNumberSeed } from './phone-number.js';
import { serviceIn } from './client.js';
import { createWorld, type MemoryWorld } from './world.js';

export {
  memorySecondFactorAdapter,
  type MemorySecondFactorAdapter,
  type MemorySecondFactorAdapterOptions,
  type MemorySecondFactorOperation,
} from './second-factor.js';
export type { InboxMessage, MemoryLine, MemoryWorld, MessageInbox, PhoneNumberSeed };

/** The operations of the port that a memory adapter has. */
export type MemoryOperation = 'list' | PhoneOperation;

export interface MemoryAdapterOptions {
  /** Whose numbers they are; given, the adapter has `currentUserId`. @default 'user', without `currentUserId` */
  userId?: string;
  /** The numbers that are there from the start. @default none */
  phoneNumbers?: readonly PhoneNumberSeed[];
  /** Rules in place of the service's default ones. @default `defaultPolicy`, with few `backupCodeIterations` */
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
  /** The operations that are `step_up_required` until `confirmIdentity`; true: all but `list`. @default false */
  stepUp?: boolean | readonly PhoneOperation[];
}

/** The service in this tab, with the phones it writes to, and faults to set. */
export interface MemoryAdapter extends PhoneAdapter, MemoryLine<MemoryOperation> {
  delete: NonNullable<PhoneAdapter['delete']>;
  makePrimary: NonNullable<PhoneAdapter['makePrimary']>;
  setReservedForSecondFactor: NonNullable<PhoneAdapter['setReservedForSecondFactor']>;
  makeDefaultSecondFactor: NonNullable<PhoneAdapter['makeDefaultSecondFactor']>;
  createBackupCodes: NonNullable<PhoneAdapter['createBackupCodes']>;
  /** The messages that were sent. */
  readonly inbox: MessageInbox;
  readonly world: MemoryWorld;
  /** Who is signed in; null, and every call is `unauthenticated`. May be set: somebody else has signed in. */
  userId: string | null;
  /** As in the options; may be set. */
  stepUp: boolean | readonly PhoneOperation[];
  /** The person has proved who they are: nothing is `step_up_required` for so many seconds. @default 600 */
  confirmIdentity(seconds?: number): void;
  /** The service itself, for what a server does: start a sign-in, unlock a verification. */
  service(userId: string): Promise<PhoneService>;
}

/** A backend without a backend: the kit's own service, in this tab. */
export function memoryAdapter(options: MemoryAdapterOptions = {}): MemoryAdapter {
  const { userId = 'user', phoneNumbers = [], clock = systemClock, world = createWorld(options.persist) } = options;
  // Whoever can read this tab's memory has the codes anyway: a slow hash would protect nothing, and hold up a story.
  const policy = completePolicy({ backupCodeIterations: 1, ...options.policy });
  const { line, call } = createLine<MemoryOperation>(options.latency);
  const confirmed = { userId: '', until: 0 };
  checkSeeds(phoneNumbers);

  const service = serviceIn(world, {
    policy,
    clock,
    message: options.message,
    host: () => options.host ?? (globalThis.location?.hostname || 'localhost'),
    seedsOf: (user) => (user === userId ? phoneNumbers : []),
    requireStepUp: (user, operation) =>
      (adapter.stepUp === true || (Array.isArray(adapter.stepUp) && adapter.stepUp.includes(operation))) &&
      (confirmed.userId !== user || clock.now() >= confirmed.until),
  });

  function callAsUser<Answer>(
    operation: MemoryOperation,
    run: (service: PhoneService, user: string) => Promise<Answer>,
    signal?: AbortSignal,
  ): Promise<Answer> {
    const user = adapter.userId;
    const asUser = async () => {
      if (user === null) throw new PhoneError('unauthenticated');
      return run(await service(user), user);
    };
    return call(operation, asUser, signal);
  }

  const adapter: MemoryAdapter = Object.assign(line, {
    limits: {
      codeLength: policy.codeLength,
      codeLifetime: policy.codeLifetime,
      resendCooldown: policy.resendCooldown,
      maxPhoneNumbers: policy.maxPhoneNumbers,
      secondFactorRequired: policy.secondFactorRequired,
      verifiedNumberRequired: policy.verifiedNumberRequired,
    },
    channels: policy.channels,
    inbox: world.inbox,
    world,
    userId,
    stepUp: options.stepUp ?? false,
    confirmIdentity(seconds = 600) {
      Object.assign(confirmed, { userId: adapter.userId, until: clock.now() + seconds * 1000 });
    },
    service,
    ...portOf(callAsUser),
    ...(options.userId !== undefined && { currentUserId: () => adapter.userId }),
  });
  return adapter;
}

type Call = <Answer>(
  operation: MemoryOperation,
  run: (service: PhoneService, user: string) => Promise<Answer>,
  signal?: AbortSignal,
) => Promise<Answer>;

function portOf(call: Call) {
  return {
    list: ({ signal }) => call('list', (service, user) => service.list(user), signal),
    create: (input) => call('create', (service, user) => service.create(user, input)),
    prepareVerification: (input) =>
      call('prepareVerification', (service, user) => service.prepareVerification(user, input)),
    attemptVerification: (input) =>
      call('attemptVerification', (service, user) => service.attemptVerification(user, input)),
    delete: (input) => call('delete', (service, user) => service.delete(user, input)),
    makePrimary: (input) => call('makePrimary', (service, user) => service.makePrimary(user, input)),
    setReservedForSecondFactor: (input) =>
      call('setReservedForSecondFactor', (service, user) => service.setReservedForSecondFactor(user, input)),
    makeDefaultSecondFactor: (input) =>
      call('makeDefaultSecondFactor', (service, user) => service.makeDefaultSecondFactor(user, input)),
    createBackupCodes: () => call('createBackupCodes', (service, user) => service.createBackupCodes(user)),
  } satisfies Partial<PhoneAdapter>;
}
