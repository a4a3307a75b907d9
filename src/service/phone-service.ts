import type { BackupCodeStatus, PhoneNumber } from '../core/model.js';
import type { Optional } from '../core/optional.js';
import type { PhoneClock } from './clock.js';
import type { PhoneServiceSecret } from './codes.js';
import type { PhoneUserExport } from './erasure.js';
import type { PhoneEvent } from './events.js';
import type { PhoneMessageSender, PhoneMessageWording, PhoneMessageWordings } from './message.js';
import type { PhonePolicy } from './policy.js';
import type { PrepareVerificationInput } from './prepare-verification.js';
import type { PhoneSecondStep } from './second-step.js';
import type { RequirePhoneStepUp } from './step-up.js';
import type { PhoneStore } from './store.js';

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
