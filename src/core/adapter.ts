import type { PhoneError } from './errors.js';
import type { Channel, PhoneNumber } from './model.js';

export interface AdapterLimits {
  /** Digits. */
  readonly codeLength: number;
  /** Seconds until a code that was sent expires. */
  readonly codeLifetime: number;
  /** Seconds between two sends to one number. */
  readonly resendCooldown: number;
  /** null if no limit is known. */
  readonly maxPhoneNumbers: number | null;
  /** At least one number must stay reserved for the second factor. @default false */
  readonly secondFactorRequired?: boolean;
  /** At least one verified number must stay on the list: it is how the person signs in. @default false */
  readonly verifiedNumberRequired?: boolean;
}

/**
 * The port that a backend implements. Every rejection is a `PhoneError`. An optional method is absent if the backend
 * cannot do it: the hook's `isSupported` is then false, and the component renders no control for it.
 */
export interface PhoneAdapter {
  readonly limits: AdapterLimits;
  /** The channels that a code can be sent by, the usual one first. */
  readonly channels: readonly Channel[];
  list(options: { signal?: AbortSignal }): Promise<readonly PhoneNumber[]>;
  /** Adds a number in E.164 and sends nothing. Resolves with the existing number if the person already has it. */
  create(input: { phoneNumber: string }): Promise<PhoneNumber>;
  /** Sends a code, which voids the previous one. */
  prepareVerification(input: { id: string; channel?: Channel }): Promise<PhoneNumber>;
  /** Tries a code; resolves only if the number is now verified. */
  attemptVerification(input: { id: string; code: string }): Promise<PhoneNumber>;
  // These can change more than one number, so they resolve with the whole list:
  delete?(input: { id: string }): Promise<readonly PhoneNumber[]>;
  makePrimary?(input: { id: string }): Promise<readonly PhoneNumber[]>;
  setReservedForSecondFactor?(input: { id: string; reserved: boolean }): Promise<readonly PhoneNumber[]>;
  makeDefaultSecondFactor?(input: { id: string }): Promise<readonly PhoneNumber[]>;
  createBackupCodes?(): Promise<readonly string[]>;
  /** Returns the id of the signed-in user, or null if nobody is signed in. Absent if the adapter cannot tell. */
  currentUserId?(): string | null;
}

/**
 * Asks the person to prove again who they are, by a password or another factor. Called when an operation rejects with
 * `step_up_required`, whose `cause` is the backend's own error. If it resolves, the operation runs again; if it rejects,
 * the operation rejects with `step_up_cancelled`.
 */
export type StepUp = (error: PhoneError) => Promise<void>;

/** The operations of `PhoneAdapter` that every backend has. */
export const requiredOperations = ['create', 'prepareVerification', 'attemptVerification'] as const satisfies readonly (keyof PhoneAdapter)[];

/** The operations of `PhoneAdapter` that a backend may lack. */
export const optionalOperations = [
  'delete',
  'makePrimary',
  'setReservedForSecondFactor',
  'makeDefaultSecondFactor',
  'createBackupCodes',
] as const satisfies readonly (keyof PhoneAdapter)[];

/** The operations of `PhoneAdapter` that change something. */
export const phoneOperations = [...requiredOperations, ...optionalOperations] as const;

export type PhoneOperation = (typeof phoneOperations)[number];

/** A number that can receive the code of the second step, masked because nobody is signed in yet. */
export interface SecondFactorPhoneNumber {
  id: string;
  /** Such as `+1 *** *** **23`. */
  maskedPhoneNumber: string;
  default: boolean;
}

/**
 * The port that a backend implements for the second step of a sign-in, before there is a session. Create one for each
 * sign-in attempt. Every rejection is a `PhoneError`. `Session` is what the backend returns when the person passes.
 */
export interface SecondFactorAdapter<Session = void> {
  /** Identifies this sign-in attempt: query keys and the resend cooldown depend on it. */
  readonly attemptId: string;
  readonly limits: Pick<AdapterLimits, 'codeLength' | 'codeLifetime' | 'resendCooldown'>;
  list(options: { signal?: AbortSignal }): Promise<readonly SecondFactorPhoneNumber[]>;
  /** Sends a code, which voids the previous one. `expireAt` is in ms since the epoch; null if the backend does not report it. */
  prepare(input: { id: string; channel?: Channel }): Promise<{ expireAt: number | null }>;
  attempt(input: { id: string; code: string }): Promise<Session>;
  /** Absent if the backend has no backup codes, or the person has none. */
  attemptBackupCode?(input: { code: string }): Promise<Session>;
}

/** The operations of `SecondFactorAdapter`. */
export const secondFactorOperations = ['list', 'prepare', 'attempt', 'attemptBackupCode'] as const satisfies readonly (keyof SecondFactorAdapter)[];

export type SecondFactorOperation = (typeof secondFactorOperations)[number];
