import type { PhoneError } from './errors.js';
import type { BackupCodeStatus, Channel, PhoneNumber } from './model.js';
import type { Complete } from './optional.js';

export interface AdapterLimits {
  /** The number of digits of a code. */
  readonly codeLength: number;
  /** Seconds until a code expires. */
  readonly codeLifetime: number;
  /** Seconds between two sends to one number. */
  readonly resendCooldown: number;
  /** null if no limit is known. */
  readonly maxPhoneNumbers: number | null;
  /** Whether at least one number must stay reserved for the second factor. @default false */
  readonly secondFactorRequired?: boolean | undefined;
  /** Whether at least one verified number must stay on the list, because it is how the user signs in. @default false */
  readonly verifiedNumberRequired?: boolean | undefined;
  /**
   * Whether an account has one number, and a new one takes its place, and its roles, once it is verified: then
   * `maxPhoneNumbers` is 1. Until then both are listed, and adding another replaces the unverified one. @default false
   */
  readonly replaces?: boolean | undefined;
}

/**
 * The port between the kit and a backend. Every method rejects with a `PhoneError`. Leave out an optional method if the
 * backend lacks the capability: the hook's `isSupported` is false then, and the components render no control for it.
 */
export interface PhoneAdapter {
  /**
   * Names the backend, or the tenant, such as `http:https://api.example.com/phone`: part of every key, so that the
   * numbers of two backends are never mixed up in one cache.
   */
  readonly scope: string;
  readonly limits: AdapterLimits;
  /** The channels by which a code can be sent, the default one first. */
  readonly channels: readonly Channel[];
  /**
   * The user's second factors that are not numbers, such as `totp` (an authenticator app) and `passkey`: with one of
   * them, signing in has a second step without any number. It may be a getter, read at render. @default none
   */
  readonly otherFactors?: readonly string[] | undefined;
  list(options: { signal?: AbortSignal | undefined }): Promise<readonly PhoneNumber[]>;
  /** `phoneNumber` is E.164. Sends nothing. Returns the existing number if the user has added it before. */
  create(input: { phoneNumber: string }): Promise<PhoneNumber>;
  /** Sends a code, which voids the previous one, in a message of this language (BCP 47) if the backend has it. */
  prepareVerification(input: {
    id: string;
    channel?: Channel | undefined;
    locale?: string | undefined;
  }): Promise<PhoneNumber>;
  // These can change more than one number, so they return the whole list:
  /** Tries a code. Resolves only if the number is verified, under the id that it had. */
  attemptVerification(input: { id: string; code: string }): Promise<readonly PhoneNumber[]>;
  delete?: ((input: { id: string }) => Promise<readonly PhoneNumber[]>) | undefined;
  makePrimary?: ((input: { id: string }) => Promise<readonly PhoneNumber[]>) | undefined;
  setReservedForSecondFactor?:
    ((input: { id: string; reserved: boolean }) => Promise<readonly PhoneNumber[]>) | undefined;
  makeDefaultSecondFactor?: ((input: { id: string }) => Promise<readonly PhoneNumber[]>) | undefined;
  createBackupCodes?: (() => Promise<readonly string[]>) | undefined;
  /** Returns how many backup codes the user has left. */
  backupCodeStatus?: ((options: { signal?: AbortSignal | undefined }) => Promise<BackupCodeStatus>) | undefined;
  /**
   * Returns the id of the user who is signed in to the backend, by a cookie or a vendor's client; null if nobody is;
   * undefined if it is not known yet, and calls wait until it is.
   */
  currentUserId?: (() => string | null | undefined) | undefined;
}

/**
 * Asks the user to prove again who they are, by a password or another factor. Called when an operation is rejected with
 * `step_up_required`; the backend's own error is in `cause`. If it resolves, the operation is run once more; if it
 * rejects, the operation is rejected with `step_up_cancelled`.
 */
export type StepUp = (error: PhoneError) => Promise<void>;

/** The methods of `PhoneAdapter` that change something and that every backend has. */
export const requiredOperations = [
  'create',
  'prepareVerification',
  'attemptVerification',
] as const satisfies readonly (keyof PhoneAdapter)[];

/** The methods of `PhoneAdapter` that change something and that a backend may lack. */
export const optionalOperations = [
  'delete',
  'makePrimary',
  'setReservedForSecondFactor',
  'makeDefaultSecondFactor',
  'createBackupCodes',
] as const satisfies readonly (keyof PhoneAdapter)[];

/** The methods of `PhoneAdapter` that change something. */
export const phoneOperations = [...requiredOperations, ...optionalOperations] as const;

export type PhoneOperation = (typeof phoneOperations)[number];

/** The methods of `PhoneAdapter` that only read. */
export const phoneReads = ['list', 'backupCodeStatus'] as const satisfies readonly (keyof PhoneAdapter)[];

export type PhoneRead = (typeof phoneReads)[number];

/** The methods of `PhoneAdapter` that a backend may lack. */
export const optionalMethods = [
  ...optionalOperations,
  'backupCodeStatus',
] as const satisfies readonly (keyof PhoneAdapter)[];

/** An adapter with every optional method. */
export type CompletePhoneAdapter = PhoneAdapter & Complete<Pick<PhoneAdapter, (typeof optionalMethods)[number]>>;
