import type { PhoneNumber, Verification } from '../core/model.js';
import type { Clock } from './clock.js';
import type { MessagePurpose } from './message.js';

/**
 * Stores what the service knows. It has one method, so that a store shared by many processes can enforce every limit:
 * no other transaction that holds one of the same keys sees what this one writes before it commits.
 */
export interface Store {
  /**
   * The clock that all processes on the store share, if it has one: the service uses it unless it is given another.
   */
  readonly clock?: Clock;
  /**
   * Runs `run` while it holds a lock on each key; it takes them in sorted order, so that no two transactions wait for
   * each other. Without keys it needs no lock, only reads, sees what was last committed, and rejects a write. It
   * commits when `run` resolves and rolls back when it rejects. A store that had to roll back may call `run` again, so
   * `run` must have no other side effects. (In SQL: `pg_advisory_xact_lock` of each key's hash at the start.)
   */
  transaction<Result>(keys: readonly string[], run: (tx: StoreTransaction) => Promise<Result>): Promise<Result>;
}

/** Typed reads and writes, valid until `run` settles. */
export interface StoreTransaction {
  /** Resolves with a user's numbers in the order in which they were added. */
  phoneNumbers(userId: string): Promise<readonly StoredPhoneNumber[]>;
  phoneNumber(id: string): Promise<StoredPhoneNumber | null>;
  /** Resolves with the one verified number with this E.164, of any user. */
  verifiedPhoneNumber(phoneNumber: string): Promise<StoredPhoneNumber | null>;
  /** Inserts the number, or replaces the one with the same id. */
  putPhoneNumber(number: StoredPhoneNumber): Promise<void>;
  removePhoneNumber(id: string): Promise<void>;
  /** Resolves with whether there is a send record with this id that did not fail. */
  wasSent(id: string): Promise<boolean>;
  /** Resolves with the time of each send in ms; null if there were fewer. */
  nthLastSends(queries: readonly NthLastSend[]): Promise<readonly (number | null)[]>;
  /** Inserts the record, or replaces the one with the same id. */
  putSendRecord(record: SendRecord): Promise<void>;
  wrongCodes(userId: string): Promise<WrongCodes | null>;
  /** Inserts or replaces the user's. */
  putWrongCodes(wrongCodes: WrongCodes): Promise<void>;
  backupCodes(userId: string): Promise<StoredBackupCodes | null>;
  /** Inserts or replaces the user's. */
  putBackupCodes(backupCodes: StoredBackupCodes): Promise<void>;
  removeBackupCodes(userId: string): Promise<void>;
  signIn(id: string): Promise<StoredSignIn | null>;
  /** Inserts the sign-in attempt, or replaces the one with the same id. */
  putSignIn(signIn: StoredSignIn): Promise<void>;
  removeSignIn(id: string): Promise<void>;
  idempotencyRecord(id: string): Promise<IdempotencyRecord | null>;
  /**
   * Inserts the record, or replaces the one with the same id. Of the other records of its owner only the `keep`
   * youngest
   * stay.
   */
  putIdempotencyRecord(record: IdempotencyRecord, rules: { now: number; keep: number }): Promise<void>;
  /** Resolves with what a user did lately. */
  userActivity(userId: string): Promise<UserActivity>;
  /**
   * Removes every record of a user, and the idempotency records of `owner`; send records stay until they expire, with
   * `alias` in place of the user.
   */
  removeUser(userId: string, names: { owner: string; alias: string }): Promise<void>;
  removeSignIns(userId: string): Promise<void>;
  /** Deletes some of the records that have expired; resolves with how many, and with 0 once there are none. */
  purge(now: number): Promise<number>;
}

/** A user's messages and open sign-ins, as far as they are stored; times in ms since the epoch. */
export interface UserActivity {
  readonly sends: readonly { readonly purpose: MessagePurpose; readonly sentAt: number }[];
  readonly signIns: readonly { readonly startedAt: number; readonly expireAt: number }[];
}

/** A code that was sent to a number, and its state. */
export interface SentCode {
  /** null if no code was ever sent. The status is never `expired` here. */
  readonly verification: Verification | null;
  /** HMAC-SHA-256 of the current code, in hexadecimal; null if there is none. */
  readonly codeHash: string | null;
  /** ms since the epoch; null if no code was ever sent. */
  readonly updatedAt: number | null;
}

/** A number with what only the service may see. `backupCodes` is always null here. */
export interface StoredPhoneNumber extends PhoneNumber, SentCode {
  readonly userId: string;
  readonly verification: Verification | null;
  readonly updatedAt: number | null;
}

/**
 * A send record: a message that was handed to the sender. It outlives its number, because deleting a number must not
 * reset its limits.
 */
export interface SendRecord {
  readonly id: string;
  readonly userId: string;
  readonly phoneNumber: string;
  readonly purpose: MessagePurpose;
  /** ms since the epoch. */
  readonly sentAt: number;
  /** Whether the sender rejected it: then it counts toward every limit but the cooldown. */
  readonly failed: boolean;
  /** ms since the epoch; from then on no limit needs the record, and the store may delete it. */
  readonly forgetAt: number;
}

/** The `n`th last of some sends; 1 is the last one. */
export interface NthLastSend {
  readonly n: number;
  readonly among: SendFilter;
}

/** Matches sends that meet every given condition. */
export interface SendFilter {
  readonly userId?: string;
  readonly phoneNumber?: string;
  readonly purpose?: MessagePurpose;
  readonly failed?: boolean;
}

/** A user's wrong codes since the last right one. */
export interface WrongCodes {
  readonly userId: string;
  /** The number of wrong codes for each phone number in E.164, and for `backup_code`; it outlives the number. */
  readonly counts: Readonly<Record<string, number>>;
  /** When verification and the second step are possible again, in ms since the epoch. */
  readonly waitUntil: number;
}

/** A user's backup codes, hashed. */
export interface StoredBackupCodes {
  readonly userId: string;
  /** Shared by the whole set, so that a code to try is hashed once. */
  readonly salt: string;
  /** Of PBKDF2-HMAC-SHA-256, from the policy at the time of their creation. */
  readonly iterations: number;
  /** The hashes of unused codes, in hexadecimal. */
  readonly hashes: readonly string[];
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
export interface IdempotencyRecord {
  /** HMAC-SHA-256 of the owner and the key, in hexadecimal. */
  readonly id: string;
  /** HMAC-SHA-256 of the user, or of the sign-in attempt. */
  readonly owner: string;
  /** HMAC-SHA-256 of the request: using the same key for another request is a mistake of the client. */
  readonly request: string;
  /** Encrypted; null while the request is running. */
  readonly response: string | null;
  /**
   * ms since the epoch. If there is no response by then, the process that ran the request has died, and a repetition
   * runs it anew.
   */
  readonly claimedUntil: number;
  /** ms since the epoch; from then on the key is free again, and the store may delete the record. */
  readonly forgetAt: number;
}
