import type { PhoneError } from './errors.js';
import type { Channel, PhoneNumber } from './model.js';

export interface AdapterLimits {
  /** Digits. */
  readonly codeLength: number;
  /** Seconds for which a sent code is good. */
  readonly codeLifetime: number;
  /** Seconds between two sends to one number. */
  readonly resendCooldown: number;
  /** null: no limit is known. */
  readonly maxPhoneNumbers: number | null;
  /** At least one number must stay reserved for the second factor. @default false */
  readonly secondFactorRequired?: boolean;
  /** At least one verified number must stay on the list: it is how the person signs in. @default false */
  readonly verifiedNumberRequired?: boolean;
}

/**
 * What the kit asks of a backend. Each rejection is a `PhoneError`. An optional method that is absent is something
 * the backend cannot do: the hook's `isSupported` is false then, and the component draws no control for it.
 */
export interface PhoneAdapter {
  readonly limits: AdapterLimits;
  /** The channels a code can be sent by, the usual one first. */
  readonly channels: readonly Channel[];
  list(options: { signal?: AbortSignal }): Promise<readonly PhoneNumber[]>;
  /** `phoneNumber` is E.164. Sends nothing. Answers the existing number where the person has it already. */
  create(input: { phoneNumber: string }): Promise<PhoneNumber>;
  /** Sends a code, which voids the one before. */
  prepareVerification(input: { id: string; channel?: Channel }): Promise<PhoneNumber>;
  /** Tries a code; resolves only when the number is verified. */
  attemptVerification(input: { id: string; code: string }): Promise<PhoneNumber>;
  // These can change more than one number, so they answer the whole list:
  delete?(input: { id: string }): Promise<readonly PhoneNumber[]>;
  makePrimary?(input: { id: string }): Promise<readonly PhoneNumber[]>;
  setReservedForSecondFactor?(input: { id: string; reserved: boolean }): Promise<readonly PhoneNumber[]>;
  makeDefaultSecondFactor?(input: { id: string }): Promise<readonly PhoneNumber[]>;
  createBackupCodes?(): Promise<readonly string[]>;
  /** The user whom this adapter speaks for now, where it knows (a cookie, a vendor client); null: nobody. */
  currentUserId?(): string | null;
}

/**
 * Asks the person to prove again who they are (a password, another factor): called where an operation answers
 * `step_up_required`, the backend's own error in `cause`. Resolves once they have, and the operation is made again;
 * rejects where they will not, and the operation fails with `step_up_cancelled`.
 */
export type StepUp = (error: PhoneError) => Promise<void>;

/** The operations of `PhoneAdapter` that change something. */
export type PhoneOperation =
  | 'create'
  | 'prepareVerification'
  | 'attemptVerification'
  | 'delete'
  | 'makePrimary'
  | 'setReservedForSecondFactor'
  | 'makeDefaultSecondFactor'
  | 'createBackupCodes';

/** A number that can receive the code of the second step; masked, since nobody is signed in yet. */
export interface SecondFactorPhoneNumber {
  id: string;
  /** Such as `+1 *** *** **23`. */
  maskedPhoneNumber: string;
  default: boolean;
}

/**
 * What the kit asks of a backend at the second step of a sign-in, when there is no session yet: made anew for each
 * sign-in. Each rejection is a `PhoneError`. `Session` is whatever the backend gives to whoever passes.
 */
export interface SecondFactorAdapter<Session = void> {
  /** This sign-in: keys, and the wait between two codes, hang on it. */
  readonly attemptId: string;
  readonly limits: Pick<AdapterLimits, 'codeLength' | 'codeLifetime' | 'resendCooldown'>;
  list(options: { signal?: AbortSignal }): Promise<readonly SecondFactorPhoneNumber[]>;
  /** Sends a code, which voids the one before. `expireAt` is in ms since the epoch, null where a backend does not tell. */
  prepare(input: { id: string; channel?: Channel }): Promise<{ expireAt: number | null }>;
  attempt(input: { id: string; code: string }): Promise<Session>;
  /** Absent where the backend has no backup codes, or the person none. */
  attemptBackupCode?(input: { code: string }): Promise<Session>;
}
