import type { PhoneNumber } from '../core/model.js';
import { attemptVerification } from './attempt-verification.js';
import { createBackupCodes } from './backup-codes.js';
import { systemClock, type Clock } from './clock.js';
import { createCodes, type ServiceSecret } from './codes.js';
import { lockOf, type ServiceContext } from './context.js';
import { eventAboutUser, type PhoneEvent } from './events.js';
import { defaultWording, type MessageSender, type MessageWording } from './message.js';
import { change, operation } from './bind-operation.js';
import { createPhoneNumber, deletePhoneNumber, listPhoneNumbers, makePrimary } from './phone-numbers.js';
import { completePolicy, type Policy } from './policy.js';
import { prepareVerification, type PrepareVerificationInput } from './prepare-verification.js';
import { makeDefaultSecondFactor, setReservedForSecondFactor } from './second-factors.js';
import { createSecondStep, type SecondStep } from './second-step.js';
import type { RequireStepUp } from './step-up.js';
import type { Store } from './store.js';

export interface PhoneServiceOptions {
  /** Where it keeps what it knows. */
  store: Store;
  /** Brings its messages to phones. */
  sender: MessageSender;
  /** The key that codes are hashed with, 32 bytes or more; all processes on one store share it. */
  secret: ServiceSecret;
  /** @default the machine's own time */
  clock?: Clock;
  /** Rules in place of the default ones. @default `defaultPolicy` */
  policy?: Partial<Policy>;
  /**
   * The domain the codes are for, such as `example.com`, without scheme and port. Each SMS ends in a line that binds
   * its code to it, by which browsers fill it in. @default none: no such line
   */
  host?: string | (() => string | null);
  /** The words of a message; the line for browsers is added to them. @default English */
  message?: MessageWording;
  /** Told after the change is kept; the answer waits for it, and is the same where it throws. */
  onEvent?: (event: PhoneEvent) => void | Promise<void>;
  /** Which operations need a fresh proof of who the user is, else they are `step_up_required`. @default none */
  requireStepUp?: RequireStepUp;
}

/**
 * What users do with their phone numbers, under the rules. Whoever calls it has found out who the user is. Every
 * rejection is a `PhoneError`; an id that is unknown or another user's is `not_found`. All but `list`, the
 * second step and `unlockVerification` can be `step_up_required`.
 */
export interface PhoneService extends SecondStep {
  /** The rules in force. */
  readonly policy: Policy;
  /** The user's numbers, in the order in which they were added. */
  list(userId: string): Promise<readonly PhoneNumber[]>;
  /**
   * Adds a number in E.164, sending nothing, or answers the user's own: `invalid_phone_number`, `unsupported_country`,
   * `too_many_phone_numbers`.
   */
  create(userId: string, input: { phoneNumber: string }): Promise<PhoneNumber>;
  /**
   * Sends a code, which voids the one before: `rate_limited`, `already_verified`, `message_not_sent`,
   * `unsupported_country`, `unsupported` (a channel that the policy does not have).
   */
  prepareVerification(userId: string, input: PrepareVerificationInput): Promise<PhoneNumber>;
  /**
   * Tries a code: `incorrect_code` with `attemptsLeft`, `too_many_attempts`, `code_expired` (or none was sent),
   * `already_verified`, `phone_number_taken`, `rate_limited` (without `retryAfter`: `unlockVerification` alone helps).
   */
  attemptVerification(userId: string, input: { id: string; code: string }): Promise<PhoneNumber>;
  /**
   * Removes a number and answers the ones left: `last_second_factor`, `last_identification`. With the last reserved one
   * the backup codes go.
   */
  delete(userId: string, input: { id: string }): Promise<readonly PhoneNumber[]>;
  /** Makes a number the primary one and answers all: `verification_required`. */
  makePrimary(userId: string, input: { id: string }): Promise<readonly PhoneNumber[]>;
  /**
   * Reserves a number for the second factor, or ends that, and answers all: `verification_required`,
   * `last_second_factor`. The first one is the default and bears new `backupCodes`, in this answer; with the last they
   * go.
   */
  setReservedForSecondFactor(userId: string, input: { id: string; reserved: boolean }): Promise<readonly PhoneNumber[]>;
  /** Makes a reserved number the default and answers all: `verification_required`, `forbidden` (it is not reserved). */
  makeDefaultSecondFactor(userId: string, input: { id: string }): Promise<readonly PhoneNumber[]>;
  /** Makes new backup codes, which void those before: `forbidden` while no number is reserved, `unsupported`. */
  createBackupCodes(userId: string): Promise<readonly string[]>;
  /** For an operator, never for the user: forgets the user's wrong codes, and so ends a lock, at sign-in too. */
  unlockVerification(userId: string): Promise<void>;
}

/**
 * The rules about phone numbers, codes and second factors, over a store and a sender. It needs Web Crypto and nothing
 * else, so a tab, Node and an edge worker run it alike.
 */
export function createPhoneService(options: PhoneServiceOptions): PhoneService {
  const { store, sender, secret, clock = systemClock, host = null, message = defaultWording } = options;
  const policy = completePolicy(options.policy);
  const context: ServiceContext = {
    store,
    sender,
    clock,
    codes: createCodes(secret),
    policy,
    host: typeof host === 'function' ? host : () => host,
    message,
    requireStepUp: options.requireStepUp,
    async tell(...events) {
      // What was done stays done, whatever becomes of the news of it.
      for (const event of events)
        await Promise.resolve(event)
          .then(options.onEvent)
          .catch(() => undefined);
    },
  };
  return {
    ...createSecondStep(context),
    policy,
    list: operation(context, listPhoneNumbers),
    create: change(context, 'create', createPhoneNumber),
    prepareVerification: change(context, 'prepareVerification', prepareVerification),
    attemptVerification: change(context, 'attemptVerification', attemptVerification),
    delete: change(context, 'delete', deletePhoneNumber),
    makePrimary: change(context, 'makePrimary', makePrimary),
    setReservedForSecondFactor: change(context, 'setReservedForSecondFactor', setReservedForSecondFactor),
    makeDefaultSecondFactor: change(context, 'makeDefaultSecondFactor', makeDefaultSecondFactor),
    createBackupCodes: change(context, 'createBackupCodes', createBackupCodes),
    unlockVerification: operation(context, unlockVerification),
  };
}

async function unlockVerification({ store, clock, tell }: ServiceContext, userId: string): Promise<void> {
  await store.transaction([lockOf.user(userId)], (tx) => tx.putWrongCodes({ userId, counts: {}, waitUntil: 0 }));
  await tell(eventAboutUser('verification_unlocked', userId, clock));
}
