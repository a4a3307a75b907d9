import type { BackupCodeStatus, PhoneNumber } from '../core/model.js';
import type { Optional } from '../core/optional.js';
import { attemptVerification } from './attempt-verification.js';
import { createBackupCodes, getBackupCodeStatus } from './backup-codes.js';
import { systemClock, type PhoneClock } from './clock.js';
import { createCodes, type PhoneServiceSecret } from './codes.js';
import { locks, type ServiceContext } from './context.js';
import { deleteUser, endSignIns, exportUser, purge, resetSecondFactor, type PhoneUserExport } from './erasure.js';
import { createUserEvent, type PhoneEvent } from './events.js';
import { defaultPhoneWordings } from './default-wordings.js';
import {
  maxAppNameLength,
  type PhoneMessageSender,
  type PhoneMessageWording,
  type PhoneMessageWordings,
} from './message.js';
import { bindChange, bindOperation } from './bind-operation.js';
import { addPhoneNumber, deletePhoneNumber, listPhoneNumbers, makePrimary } from './phone-numbers.js';
import { completePolicy, type PhonePolicy } from './policy.js';
import { prepareVerification, type PrepareVerificationInput } from './prepare-verification.js';
import { makeDefaultSecondFactor, setReservedForSecondFactor } from './second-factors.js';
import { createSecondStep, type PhoneSecondStep } from './second-step.js';
import type { RequirePhoneStepUp } from './step-up.js';
import type { PhoneStore } from './store.js';
import { readWrongCodes } from './throttle.js';

export interface PhoneServiceOptions {
  /** Stores the numbers, codes and limits. */
  store: PhoneStore;
  /** Sends the messages. */
  sender: PhoneMessageSender;
  /**
   * The key that codes are hashed with, at least 32 bytes; all processes on one store share it. To replace it, pass
   * `[newest, ...older]`: the first one hashes, and all of them check. Keep the old one until what it hashed is over: a
   * day by the default policy.
   */
  secret: PhoneServiceSecret;
  /** @default the clock of the store, such as a database's; else the machine's */
  clock?: PhoneClock | undefined;
  /** Rules that replace the defaults. @default `defaultPhonePolicy` */
  policy?: Optional<PhonePolicy> | undefined;
  /**
   * The domain that codes are for, such as `example.com`, without scheme and port. Each SMS ends with a line that binds
   * its code to the domain, so that browsers can fill it in. @default none, and no such line
   */
  host?: string | (() => string | null) | undefined;
  /** The name that people know the app by, of at most 11 characters, in each message. @default the domain */
  appName?: string | undefined;
  /**
   * The wording of a message, or wordings by language tag that replace or add to the 33 of the kit. The line for
   * browsers is appended to it. @default the language of the request, else English
   */
  message?: PhoneMessageWording | PhoneMessageWordings | undefined;
  /** Called after a change was stored. The operation waits for it, and ignores what it throws. */
  onEvent?: ((event: PhoneEvent) => void | Promise<void>) | undefined;
  /**
   * Returns whether an operation needs a fresh proof of who the user is; if so, it rejects with `step_up_required`. If
   * it returns undefined, operations that change the second factor need one. @default none does
   */
  requireStepUp?: RequirePhoneStepUp | undefined;
  /**
   * Returns the user's second factors that are not numbers, such as `totp` and `passkey`: with one of them, the
   * policy's `secondFactorRequired` lets the last number go. @default none
   */
  otherFactors?: ((userId: string) => readonly string[] | Promise<readonly string[]>) | undefined;
}

/**
 * Everything that users do with their phone numbers, under the rules of the policy. The caller has authenticated the
 * user. Every rejection is a `PhoneError`; an id that is unknown or belongs to another user is `not_found`. All
 * operations of a user but the reads and the second step can reject with `step_up_required`.
 */
export interface PhoneService extends PhoneSecondStep {
  /** The policy in effect. */
  readonly policy: PhonePolicy;
  /** Resolves with the user's numbers in the order in which they were added. */
  list(userId: string): Promise<readonly PhoneNumber[]>;
  /**
   * Adds a number in E.164 and sends nothing; resolves with the existing one if the user already has it. Rejects with
   * `invalid_phone_number`, `unsupported_country`, `too_many_phone_numbers`.
   */
  create(userId: string, input: { phoneNumber: string }): Promise<PhoneNumber>;
  /**
   * Sends a code, which voids the previous one. Rejects with `rate_limited`, `already_verified`, `message_not_sent`,
   * `unsupported_country`, or `unsupported` for a channel that the policy does not allow.
   */
  prepareVerification(userId: string, input: PrepareVerificationInput): Promise<PhoneNumber>;
  /**
   * Tries a code and resolves with all numbers. Rejects with `incorrect_code` and `attemptsLeft`, `too_many_attempts`,
   * `code_expired` (also if none was sent), `already_verified`, `phone_number_taken`, `rate_limited`, or `locked` until
   * `unlockVerification` is called.
   */
  attemptVerification(userId: string, input: { id: string; code: string }): Promise<readonly PhoneNumber[]>;
  /**
   * Removes a number and resolves with the remaining ones. Rejects with `last_second_factor`, `last_identification`.
   * Backup codes are voided with the last reserved number.
   */
  delete(userId: string, input: { id: string }): Promise<readonly PhoneNumber[]>;
  /** Makes a number the primary one and resolves with all numbers. Rejects with `verification_required`. */
  makePrimary(userId: string, input: { id: string }): Promise<readonly PhoneNumber[]>;
  /**
   * Reserves a number for the second factor, or ends the reservation, and resolves with all numbers. Rejects with
   * `verification_required`, `last_second_factor`. The first reserved number is the default, and carries new
   * `backupCodes` in this result only; they are voided with the last one.
   */
  setReservedForSecondFactor(userId: string, input: { id: string; reserved: boolean }): Promise<readonly PhoneNumber[]>;
  /**
   * Makes a reserved number the default and resolves with all numbers. Rejects with `verification_required`, or
   * `forbidden` if it is not reserved.
   */
  makeDefaultSecondFactor(userId: string, input: { id: string }): Promise<readonly PhoneNumber[]>;
  /**
   * Creates new backup codes, which void the previous ones. Rejects with `forbidden` while no number is reserved,
   * `rate_limited`, `unsupported`.
   */
  createBackupCodes(userId: string): Promise<readonly string[]>;
  /** Resolves with how many backup codes are left. Rejects with `unsupported` if the policy has none. */
  backupCodeStatus(userId: string): Promise<BackupCodeStatus>;
  /** For an operator, never for the user: clears the user's wrong codes, which ends a lock, also at sign-in. */
  unlockVerification(userId: string): Promise<void>;
  /**
   * Erases everything about a user, when their account is deleted. Records of messages stay for as long as limits need
   * them, without the user's id and without the number.
   */
  deleteUser(userId: string): Promise<void>;
  /** Resolves with everything that is stored about a user, as JSON without any secret. */
  exportUser(userId: string): Promise<PhoneUserExport>;
  /**
   * Deletes the records that have expired, and resolves with how many. Every write deletes some of them, so call it
   * only
   * if records must not outlive their time while nobody writes, for example once a day.
   */
  purge(): Promise<number>;
  /** Ends the user's sign-ins between their two steps; call it when the password was changed. */
  endSignIns(userId: string): Promise<void>;
  /**
   * For an operator, never for the user: ends the second factor of somebody who lost it. No number is reserved any
   * more, backup codes are voided, and the wrong codes of the second step no longer count.
   */
  resetSecondFactor(userId: string): Promise<void>;
}

/**
 * Creates the service over a store and a message sender. It needs nothing but Web Crypto, so that it runs in a tab, in
 * Node and on an edge worker alike.
 */
export function createPhoneService(options: PhoneServiceOptions): PhoneService {
  return bindService(createServiceContext(withDefaultWordings(options)));
}

/** Returns the options with a wording for each of the 33 languages. */
export function withDefaultWordings<Options extends PhoneServiceOptions>(
  options: Options,
): Options & Pick<ServiceContext, 'message'> {
  const { message } = options;
  return { ...options, message: typeof message === 'function' ? message : { ...defaultPhoneWordings, ...message } };
}

/** Creates what all operations use, once for the services that share it. */
export function createServiceContext(options: PhoneServiceOptions & Pick<ServiceContext, 'message'>): ServiceContext {
  const { store, sender, secret, clock = store.clock ?? systemClock, host = null, appName = null, message } = options;
  assertAppName(appName);
  return {
    store,
    sender,
    clock,
    codes: createCodes(secret),
    policy: completePolicy(options.policy),
    host: typeof host === 'function' ? host : () => host,
    appName,
    message,
    requireStepUp: options.requireStepUp,
    mayChangeFactors: true,
    otherFactors: async (userId) => options.otherFactors?.(userId) ?? [],
    async emit(...events) {
      // The change is stored, whatever becomes of the event.
      for (const event of events)
        await Promise.resolve(event)
          .then(options.onEvent)
          .catch(() => undefined);
    },
  };
}

function assertAppName(appName: string | null): void {
  if (appName === null || appName.length <= maxAppNameLength) return;
  throw new RangeError(
    `The appName has ${appName.length} characters, so that messages would have two segments in some languages. ` +
      `Use at most ${maxAppNameLength}, or write the text yourself in the option \`message\`.`,
  );
}

export function bindService(context: ServiceContext): PhoneService {
  return {
    ...createSecondStep(context),
    policy: context.policy,
    list: bindOperation(context, listPhoneNumbers),
    create: bindChange(context, 'create', addPhoneNumber),
    prepareVerification: bindChange(context, 'prepareVerification', prepareVerification),
    attemptVerification: bindChange(context, 'attemptVerification', attemptVerification),
    delete: bindChange(context, 'delete', deletePhoneNumber),
    makePrimary: bindChange(context, 'makePrimary', makePrimary),
    setReservedForSecondFactor: bindChange(context, 'setReservedForSecondFactor', setReservedForSecondFactor),
    makeDefaultSecondFactor: bindChange(context, 'makeDefaultSecondFactor', makeDefaultSecondFactor),
    createBackupCodes: bindChange(context, 'createBackupCodes', createBackupCodes),
    backupCodeStatus: bindOperation(context, getBackupCodeStatus),
    unlockVerification: bindOperation(context, unlockVerification),
    deleteUser: bindOperation(context, deleteUser),
    exportUser: bindOperation(context, exportUser),
    purge: () => bindOperation(context, purge)('service'),
    endSignIns: bindOperation(context, endSignIns),
    resetSecondFactor: bindOperation(context, resetSecondFactor),
  };
}

async function unlockVerification({ store, clock, emit }: ServiceContext, userId: string): Promise<void> {
  await store.transaction([locks.user(userId)], async (tx) => {
    const wrongCodes = await readWrongCodes(tx, userId);
    await tx.putWrongCodes({ ...wrongCodes, counts: {}, waits: {} });
  });
  await emit(createUserEvent('verification_unlocked', userId, clock));
}
