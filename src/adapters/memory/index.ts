import type { CompletePhoneAdapter, PhoneOperation, PhoneRead } from '../../core/adapter.js';
import { PhoneError } from '../../core/errors.js';
import type { Optional } from '../../core/optional.js';
import { systemClock, type PhoneClock } from '../../service/clock.js';
import type { PhoneMessageWording, PhoneMessageWordings } from '../../service/message.js';
import type { PhoneService } from '../../service/phone-service.js';
import { completePolicy, type PhonePolicy } from '../../service/policy.js';
import { createMemoryClient } from './client.js';
import type { InboxMessage, MessageInbox } from './inbox.js';
import { createNetwork } from './network.js';
import { assertSeeds, type PhoneNumberSeed } from './phone-number.js';
import { createPort, type CallAsUser } from './port.js';
import { createWorld, type MemoryWorld } from './world.js';

export {
  memorySecondFactorAdapter,
  type MemorySecondFactorAdapter,
  type MemorySecondFactorAdapterOptions,
  type MemorySecondFactorOperation,
} from './second-factor.js';
export type { InboxMessage, MemoryWorld, MessageInbox, PhoneNumberSeed };

/** The operations of a memory adapter. */
export type MemoryOperation = PhoneRead | PhoneOperation;

export interface MemoryAdapterOptions {
  /** The signed-in user; if it is set, the adapter has `currentUserId`. @default 'user', without `currentUserId` */
  userId?: string | undefined;
  /** The numbers that are there from the start. @default none */
  phoneNumbers?: readonly PhoneNumberSeed[] | undefined;
  /**
   * Rules that replace the service's defaults. @default `defaultPhonePolicy`, with 1 iteration for
   * `backupCodeIterations`
   */
  policy?: Optional<PhonePolicy> | undefined;
  /** @default the machine's clock */
  clock?: PhoneClock | undefined;
  /**
   * The key in `localStorage` that everything is stored under, messages included: for playgrounds. @default not stored
   */
  persist?: string | undefined;
  /** The `adapter.world` of another adapter, for two users in one place; `persist` is then ignored. @default its own */
  world?: MemoryWorld | undefined;
  /** Names the backend in the cache keys. Set it if a server renders the list. @default a new one for each world */
  scope?: string | undefined;
  /** How many backup codes are left from the start if a number is reserved. @default as many as the policy creates */
  backupCodesLeft?: number | undefined;
  /** The user's second factors that are not numbers, such as `totp` and `passkey`. @default none */
  otherFactors?: readonly string[] | undefined;
  /** How long each call takes, in ms. @default 0 */
  latency?: number | undefined;
  /** The domain in the last line of a message. @default the page's own, or 'localhost' if there is none */
  host?: string | undefined;
  /** The name of the app in a message. @default none */
  appName?: string | undefined;
  /** The wording of a message, such as `defaultPhoneWordings` of `phonekit/service`. @default English */
  message?: PhoneMessageWording | PhoneMessageWordings | undefined;
  /**
   * The operations that reject with `step_up_required` until `confirmIdentity`; true: all but `list`. @default false
   */
  stepUp?: boolean | readonly PhoneOperation[] | undefined;
}

/** The service in this tab, with the messages that it sends. `faultyAdapter` of `phonekit/testing` makes calls fail. */
export interface MemoryAdapter extends CompletePhoneAdapter {
  /** The operations that were called, in order. */
  readonly calls: MemoryOperation[];
  /** The messages that were sent. */
  readonly inbox: MessageInbox;
  readonly world: MemoryWorld;
  /** The signed-in user; if null, every call rejects with `unauthenticated`. Set it to sign in another user. */
  userId: string | null;
  /** As in the options. You can set it. */
  otherFactors: readonly string[];
  /** As in the options. You can set it. */
  stepUp: boolean | readonly PhoneOperation[];
  /** Confirms who the person is: for this many seconds nothing is `step_up_required`. @default 600 */
  confirmIdentity(seconds?: number): void;
  /** Resolves with the service itself, for what a server does: to start a sign-in, or to unlock a verification. */
  service(userId: string): Promise<PhoneService>;
}

/** A backend without a server: the kit's own service, in this tab. */
export function memoryAdapter(options: MemoryAdapterOptions = {}): MemoryAdapter {
  const { userId = 'user', phoneNumbers = [], clock = systemClock, world = createWorld(options.persist) } = options;
  // A script that reads this tab's memory has the codes anyway: a slow hash would protect nothing and delay stories.
  const policy = completePolicy({ backupCodeIterations: 1, ...options.policy });
  const { calls, call } = createNetwork<MemoryOperation>(options.latency);
  const confirmed = { userId: '', until: 0 };
  assertSeeds(phoneNumbers);

  const service = createMemoryClient(world, {
    policy,
    clock,
    appName: options.appName,
    message: options.message,
    host: () => options.host ?? (globalThis.location?.hostname || 'localhost'),
    backupCodesLeft: options.backupCodesLeft ?? policy.backupCodes,
    otherFactors: () => adapter.otherFactors,
    getSeeds: (user) => (user === userId ? phoneNumbers : []),
    requireStepUp: (user, operation) =>
      (adapter.stepUp === true || (Array.isArray(adapter.stepUp) && adapter.stepUp.includes(operation))) &&
      (confirmed.userId !== user || clock.now() >= confirmed.until),
  });

  const callAsUser: CallAsUser = (operation, run, signal) => {
    const user = adapter.userId;
    const runAsUser = async () => {
      if (user === null) throw new PhoneError('unauthenticated');
      return run(await service(user), user);
    };
    return call(operation, runAsUser, signal);
  };

  const adapter: MemoryAdapter = {
    calls,
    scope: options.scope ?? world.scope,
    limits: {
      codeLength: policy.codeLength,
      codeLifetime: policy.codeLifetime,
      resendCooldown: policy.resendCooldown,
      maxPhoneNumbers: policy.maxPhoneNumbers,
      secondFactorRequired: policy.secondFactorRequired,
      verifiedNumberRequired: policy.verifiedNumberRequired,
      replaces: policy.replaces,
    },
    channels: policy.channels,
    inbox: world.inbox,
    world,
    userId,
    otherFactors: options.otherFactors ?? [],
    stepUp: options.stepUp ?? false,
    confirmIdentity(seconds = 600) {
      Object.assign(confirmed, { userId: adapter.userId, until: clock.now() + seconds * 1000 });
    },
    service,
    ...createPort(callAsUser),
    ...(options.userId !== undefined && { currentUserId: () => adapter.userId }),
  };
  return adapter;
}
