/** How a code reaches the person. */
export type Channel = 'sms' | 'whatsapp' | 'voice';

/** How far the proof that a number is the person's own has come. */
export interface Verification {
  /** `failed`: too many wrong codes burnt the one that was sent. `expired`: it outlived its lifetime. */
  status: 'unverified' | 'verified' | 'failed' | 'expired';
  strategy: 'phone_code';
  channel: Channel;
  /** Wrong codes so far; null where a backend does not tell. */
  attempts: number | null;
  /** When the code that was sent stops being good, in ms since the epoch; null where a backend does not tell. */
  expireAt: number | null;
}

/** Another identification of the person, such as an account at an identity provider, that is tied to a number. */
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
  /** ms since the epoch; null where a backend does not tell. */
  createdAt: number | null;
  /** ms since the epoch; null where a backend does not tell. */
  updatedAt: number | null;
  linkedTo: readonly LinkedIdentification[];
  /** A secret shown once: only on the answer of the operation that made them, else null. */
  backupCodes: readonly string[] | null;
  /** false where a backend knows no primary number. */
  primary: boolean;
}

/** Whether the person has proved that the number is theirs. */
export function isVerified(number: PhoneNumber): boolean {
  return number.verification?.status === 'verified';
}
