import type { PhoneNumber, Verification } from '../core/model.js';
import type { PhoneMessagePurpose } from './message.js';

/** A code that was sent to a number, and its state. */
export interface SentCode {
  /** null if no code was ever sent. The status is never `expired` here. */
  readonly verification: Verification | null;
  /** HMAC-SHA-256 of the current code, in hexadecimal; null if there is none. */
  readonly codeHash: string | null;
  /** ms since the epoch; null if no code was ever sent. */
  readonly updatedAt: number | null;
  /** Codes before this one that are still good, because nobody knows whether this one arrived. The newest is first. */
  readonly earlier?: readonly EarlierCode[] | undefined;
}

/** A code that was followed by one whose sending may have failed. */
export interface EarlierCode {
  readonly codeHash: string;
  /** ms since the epoch. */
  readonly expireAt: number;
  /** Wrong codes until the next one was sent; those since then count, too. */
  readonly attempts: number;
}

/** A number with what only the service may see. `backupCodes` is always null here. */
export interface StoredPhoneNumber extends PhoneNumber, SentCode {
  readonly userId: string;
  readonly verification: Verification | null;
  readonly updatedAt: number | null;
}

/** What a sender said of a message. `unknown`: no response arrived, so that it may have been sent. */
export type PhoneSendOutcome = 'sent' | 'unknown' | 'refused';

/**
 * A send record: a message that was handed to the sender. It outlives its number, because deleting a number must not
 * reset its limits, so the number and the client are hashes with the server's secret.
 */
export interface PhoneSendRecord {
  readonly id: string;
  readonly userId: string;
  /** HMAC-SHA-256, in hexadecimal. */
  readonly phoneNumberHash: string;
  /** The number without its last four digits, in E.164. */
  readonly prefix: string;
  /** ISO 3166-1 alpha-2, or the calling code with its plus if it belongs to no country. */
  readonly country: string;
  /** HMAC-SHA-256 of the client's key, in hexadecimal; null if there was none. */
  readonly clientHash: string | null;
  readonly purpose: PhoneMessagePurpose;
  /** ms since the epoch. */
  readonly sentAt: number;
  readonly outcome: PhoneSendOutcome;
  /** Whether the user entered the right code afterwards. */
  readonly converted: boolean;
  /**
   * HMAC-SHA-256 of the code, which recognizes it once a newer one has voided it, and never accepts it; null in older
   * records, and in those of a user who was erased.
   */
  readonly codeHash: string | null;
  /** ms since the epoch; from then on no limit needs the record, and the store may delete it. */
  readonly forgetAt: number;
}

/** A user's wrong codes since the last right one. */
export interface WrongCodes {
  readonly userId: string;
  /**
   * The number of wrong codes by source: `verification:` or `sign_in:` with the keyed hash of a number, or
   * `backup_code`. It outlives the number.
   */
  readonly counts: Readonly<Record<string, number>>;
  /** When the next attempt is possible, in ms since the epoch: of `verification` as a whole, and of other sources. */
  readonly waits: Readonly<Record<string, number>>;
  /** When the last sets of backup codes were created, in ms since the epoch, the oldest first. */
  readonly backupCodeSets: readonly number[];
}

/** The wrong codes of all users in verifications of one number, since somebody last verified it. */
export interface PhoneNumberWrongCodes {
  /** HMAC-SHA-256 of the number in E.164. */
  readonly id: string;
  readonly count: number;
  /** When a user with a wrong code may try again, in ms since the epoch. */
  readonly waitUntil: number;
  /** ms since the epoch. */
  readonly updatedAt: number;
  /** ms since the epoch; from then on the count is 0 again, and the store may delete the record. */
  readonly forgetAt: number;
}

/** A user's unused backup codes, hashed. */
export interface StoredBackupCodes {
  readonly userId: string;
  /** ms since the epoch; null for a set that is older than this property. */
  readonly createdAt: number | null;
  readonly codes: readonly StoredBackupCode[];
}

/** The hash of one backup code. Codes of older sets share their salt. */
export interface StoredBackupCode {
  readonly salt: string;
  /** Of PBKDF2-HMAC-SHA-256, from the policy at the time of its creation. */
  readonly iterations: number;
  /** In hexadecimal. */
  readonly hash: string;
}

/** A sign-in attempt that passed its first step and not yet its second. */
export interface StoredSignIn {
  /** HMAC-SHA-256 of the attempt's id, so that nobody can continue a sign-in that they read from a table. */
  readonly id: string;
  readonly userId: string;
  /** ms since the epoch. */
  readonly startedAt: number;
  /** ms since the epoch; from then on it cannot be passed, and the store may delete it. */
  readonly expireAt: number;
  /** The last code to each number, by the id of the number. */
  readonly codes: Readonly<Record<string, SentCode>>;
}

/** An idempotency record: a request with a key, and its response, which a repeated request gets again. */
export interface PhoneIdempotencyRecord {
  /** HMAC-SHA-256 of the owner and the key, in hexadecimal. */
  readonly id: string;
  /** HMAC-SHA-256 of the user, whose records at sign-in have an owner of their own. */
  readonly owner: string;
  /** HMAC-SHA-256 of the request: using the same key for another request is a mistake of the client. */
  readonly request: string;
  /** Encrypted; null while the request is running. */
  readonly response: string | null;
  /**
   * ms since the epoch. If there is no response by then, the process that ran the request has died, and a repetition
   * runs it again.
   */
  readonly claimedUntil: number;
  /** ms since the epoch; from then on the key is free again, and the store may delete the record. */
  readonly forgetAt: number;
}
