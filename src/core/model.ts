import { withDefaults, type Optional } from './optional.js';

/** The ways by which a code can be sent. */
export const channels = ['sms', 'whatsapp', 'voice'] as const;

/** How a code is sent. */
export type Channel = (typeof channels)[number];

/** `failed`: too many wrong codes voided the one that was sent. `expired`: the code outlived its lifetime. */
export const verificationStatuses = ['unverified', 'verified', 'failed', 'expired'] as const;

export type VerificationStatus = (typeof verificationStatuses)[number];

/** The state of the proof that a number belongs to the user. */
export interface Verification {
  /** `failed`: too many wrong codes voided the one that was sent. `expired`: the code outlived its lifetime. */
  status: VerificationStatus;
  strategy: 'phone_code';
  channel: Channel;
  /** The number of wrong codes so far; null if the backend does not report it. */
  attempts: number | null;
  /** When the code expires, in ms since the epoch; null if the backend does not report it. */
  expireAt: number | null;
}

/** Another identification of the user, such as an account at an identity provider, that is tied to a number. */
export interface LinkedIdentification {
  id: string;
  type: string;
}

/** A phone number of the signed-in user. */
export interface PhoneNumber {
  id: string;
  /** E.164, such as `+12015550123`. */
  phoneNumber: string;
  /** null if no code was ever sent. */
  verification: Verification | null;
  reservedForSecondFactor: boolean;
  defaultSecondFactor: boolean;
  /** ms since the epoch; null if the backend does not report it. */
  createdAt: number | null;
  /** ms since the epoch; null if the backend does not report it. */
  updatedAt: number | null;
  linkedTo: readonly LinkedIdentification[];
  /** A secret that is shown once: set only on the result of the operation that made the codes, else null. */
  backupCodes: readonly string[] | null;
  /** false if the backend has no primary number. */
  primary: boolean;
}

/** The backup codes that a user has. */
export interface BackupCodeStatus {
  /** How many are unused. */
  left: number;
  /** When the set was created, in ms since the epoch; null if the backend does not report it, or there is no set. */
  createdAt: number | null;
}

/** Returns a number that was only added; `more` sets the properties that differ. */
export function createPhoneNumber(
  id: string,
  phoneNumber: string,
  more: Optional<Omit<PhoneNumber, 'id' | 'phoneNumber'>> = {},
): PhoneNumber {
  const added: PhoneNumber = {
    id,
    phoneNumber,
    verification: null,
    reservedForSecondFactor: false,
    defaultSecondFactor: false,
    createdAt: null,
    updatedAt: null,
    linkedTo: [],
    backupCodes: null,
    primary: false,
  };
  return withDefaults<PhoneNumber>(added, more);
}

/** Returns whether the number has been verified. */
export function isVerified(number: PhoneNumber): boolean {
  return number.verification?.status === 'verified';
}
