import type { PhoneNumber, Verification } from '../core/model.js';
import type { MessagePurpose } from './message.js';

/**
 * Where the service keeps what it knows. It has one method, so that a store shared by many processes can keep every
 * limit: a transaction that holds its keys sees and writes what no other holder of one of those keys sees half done.
 */
export interface Store {
  /**
   * Runs `run` while it holds a lock on each key; takes them in sorted order, so that no two wait for each other.
   * Without keys it only reads, a write rejects; it needs no lock, and sees what was last committed. Commits when `run`
   * resolves, rolls everything back when it rejects. A store that had to undo `run` may run it again, so it changes
   * nothing else that would show. (In SQL: `pg_advisory_xact_lock` of each key's hash at the start.)
   */
  transaction<Answer>(keys: readonly string[], run: (tx: StoreTransaction) => Promise<Answer>): Promise<Answer>;
}

/** Typed reads and writes, good until the transaction's `run` has settled. */
export interface StoreTransaction {
  /** A user's numbers in the order in which they were added. */
  phoneNumbers(userId: string): Promise<readonly StoredPhoneNumber[]>;
  phoneNumber(id: string): Promise<StoredPhoneNumber | null>;
  /** The one number with this E.164 whose verification is `verified`, whoever's it is. */
  verifiedPhoneNumber(phoneNumber: string): Promise<StoredPhoneNumber | null>;
  /** Adds the number, or replaces the one with the same id. */
  putPhoneNumber(number: StoredPhoneNumber): Promise<void>;
  removePhoneNumber(id: string): Promise<void>;
  /** When each of the sends asked for was made, in ms; null where there were fewer. */
  nthLastSends(asked: readonly NthLastSend[]): Promise<readonly (number | null)[]>;
  /** Adds the send, or replaces the one with the same id. */
  putSendRecord(send: SendRecord): Promise<void>;
  wrongCodes(userId: string): Promise<WrongCodes | null>;
  /** Adds or replaces the user's. */
  putWrongCodes(wrongCodes: WrongCodes): Promise<void>;
  backupCodes(userId: string): Promise<StoredBackupCodes | null>;
  /** Adds or replaces the user's. */
  putBackupCodes(backupCodes: StoredBackupCodes): Promise<void>;
  removeBackupCodes(userId: string): Promise<void>;
  signIn(id: string): Promise<StoredSignIn | null>;
  /** Adds the sign-in, or replaces the one with the same id. */
  putSignIn(signIn: StoredSignIn): Promise<void>;
  removeSignIn(id: string): Promise<void>;
  idempotencyRecord(id: string): Promise<IdempotencyRecord | null>;
  /** Adds the answer, or replaces the one with the same id. */
  putIdempotencyRecord(kept: IdempotencyRecord): Promise<void>;
}

/** A code that was sent to a number, and what became of it. */
export interface SentCode {
  /** null: nothing was ever sent. Its status is never `expired` here. */
  readonly verification: Verification | null;
  /** HMAC-SHA-256 of the code that is out, in hexadecimal; null where none is. */
  readonly codeHash: string | null;
  /** ms since the epoch; null where nothing was ever sent. */
  readonly updatedAt: number | null;
}

/** A number with what only the service may see. `backupCodes` is always null here. */
export interface StoredPhoneNumber extends PhoneNumber, SentCode {
  readonly userId: string;
  readonly verification: Verification | null;
  readonly updatedAt: number | null;
}

/** A message that was handed to the sender. It outlives its number: to delete one must not start its limits afresh. */
export interface SendRecord {
  readonly id: string;
  readonly userId: string;
  readonly phoneNumber: string;
  readonly purpose: MessagePurpose;
  /** ms since the epoch. */
  readonly sentAt: number;
  /** The sender refused it: it counts for every limit but the cooldown. */
  readonly failed: boolean;
  /** ms since the epoch; from then on no limit looks at it, and the store may drop it. */
  readonly forgetAt: number;
}

/** The `n`th last of some sends; 1 is the last one. */
export interface NthLastSend {
  readonly n: number;
  readonly among: SendFilter;
}

/** Sends that meet every condition given. */
export interface SendFilter {
  readonly userId?: string;
  readonly phoneNumber?: string;
  readonly purpose?: MessagePurpose;
  readonly failed?: boolean;
}

/** A user's wrong codes since the last right one. */
export interface WrongCodes {
  readonly userId: string;
  /** How many, for each phone number in E.164, and for `backup_code`; they outlive the number. */
  readonly counts: Readonly<Record<string, number>>;
  /** Until when verification and the second step rest, in ms since the epoch. */
  readonly waitUntil: number;
}

/** A user's backup codes, hashed. */
export interface StoredBackupCodes {
  readonly userId: string;
  /** Of the whole set, so that a code that is tried is hashed once. */
  readonly salt: string;
  /** Of PBKDF2-HMAC-SHA-256, as the policy had it when they were made. */
  readonly iterations: number;
  /** Of those that were not used yet, in hexadecimal. */
  readonly hashes: readonly string[];
}

/** A sign-in that has passed its first step and not yet its second. */
export interface StoredSignIn {
  /** HMAC-SHA-256 of the attempt's id, so that nobody goes on with a sign-in that they have read of in a table. */
  readonly id: string;
  readonly userId: string;
  /** ms since the epoch. */
  readonly startedAt: number;
  /** ms since the epoch; from then on it cannot be passed, and the store may drop it. */
  readonly expireAt: number;
  /** The last one to each number, by the number's id. */
  readonly codes: Readonly<Record<string, SentCode>>;
}

/** A request that bore a key of its own, and what it was answered: its repetition is answered the same. */
export interface IdempotencyRecord {
  /** HMAC-SHA-256 of who asked and the key they gave, in hexadecimal. */
  readonly id: string;
  /** HMAC-SHA-256 of what was asked: the same key with something else is a mistake of the caller's. */
  readonly request: string;
  /** JSON without any secret; null while the request is running. */
  readonly response: string | null;
  /** ms since the epoch. Whoever was answering has died if there is no answer by then, and a repetition does it anew. */
  readonly claimedUntil: number;
  /** ms since the epoch; from then on the key is free again, and the store may drop it. */
  readonly forgetAt: number;
}
