/** Every way to deliver a code. */
export const channels = ['sms', 'whatsapp', 'voice'] as const;

/** How a code reaches the person. */
export type Channel = (typeof channels)[number];

/** `failed`: too many wrong codes burnt the code that was sent. `expired`: it outlived its lifetime. */
export const verificationStatuses = ['unverified', 'verified', 'failed', 'expired'] as const;

/** The state of the proof that a number belongs to the person. */
export interface Verification {
  /** `failed`: too many wrong codes burnt the code that was sent. `expired`: it outlived its lifetime. */
  status: (typeof verificationStatuses)[number];
  strategy: 'phone_code';
  channel: Channel;
  /** Wrong codes so far; null if the backend does not report them. */
  attempts: number | null;
  /** When the code that was sent expires, in ms since the epoch; null if the backend does not report it. */
  expireAt: number | null;
}

/** Another identification of the person that is tied to a number, such as an account at an identity provider. */
export interface LinkedIdentification {
  id: string;
  type: string;
}

/** One phone number of the signed-in person. */
export interface PhoneNumber {
  id: string;
  /** E.164, such as `+12015550123`. */
  phoneNumber: string;
  /** null: no code was ever sent. */
  verification: Verification | null;
  reservedForSecondFactor: boolean;
  defaultSecondFactor: boolean;
  /** ms since the epoch; null if the backend does not report it. */
  createdAt: number | null;
  /** ms since the epoch; null if the backend does not report it. */
  updatedAt: number | null;
  linkedTo: readonly LinkedIdentification[];
  /** A secret shown once: set only on the result of the operation that created them, else null. */
  backupCodes: readonly string[] | null;
  /** false if the backend has no primary number. */
  primary: boolean;
}

/** Returns a number that was only added; `more` sets the properties that differ. */
export function createPhoneNumber(
  id: string,
  phoneNumber: string,
  more: Partial<Omit<PhoneNumber, 'id' | 'phoneNumber'>> = {},
): PhoneNumber {
  return {
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
    ...more,
  };
}

/** Whether the person has proved that the number is theirs. */
export function isVerified(number: PhoneNumber): boolean {
  return number.verification?.status === 'verified';
}
