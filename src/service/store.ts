import type { PhoneClock } from './clock.js';
import type { PhoneMessagePurpose } from './message.js';
import type {
  PhoneIdempotencyRecord,
  PhoneNumberWrongCodes,
  PhoneSendOutcome,
  PhoneSendRecord,
  StoredBackupCodes,
  StoredPhoneNumber,
  StoredSignIn,
  WrongCodes,
} from './records.js';

/**
 * Stores what the service knows. It has one method, so that a store shared by many processes can enforce every limit:
 * no other transaction that holds one of the same keys sees what this one writes before it commits.
 */
export interface PhoneStore {
  /**
   * The clock that all processes on the store share, if it has one: the service uses it unless it is given another.
   */
  readonly clock?: PhoneClock | undefined;
  /**
   * Runs `run` while it holds a lock on each key; it takes them in sorted order, so that no two transactions wait for
   * each other. Without keys it needs no lock, only reads, sees what was last committed, and rejects a write. It
   * commits when `run` resolves and rolls back when it rejects. A store that had to roll back may call `run` again, so
   * `run` must have no other side effects. (In SQL: `pg_advisory_xact_lock` of each key's hash at the start.)
   */
  transaction<Result>(keys: readonly string[], run: (tx: PhoneStoreTransaction) => Promise<Result>): Promise<Result>;
}

/** Typed reads and writes, valid until `run` settles. */
export interface PhoneStoreTransaction {
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
  putSendRecord(record: PhoneSendRecord): Promise<void>;
  removeSendRecord(id: string): Promise<void>;
  /** Marks the user's sends to a number, which has one hash for each key of the server, as `converted`. */
  convertSendRecords(userId: string, phoneNumberHashes: readonly string[]): Promise<void>;
  wrongCodes(userId: string): Promise<WrongCodes | null>;
  /** Inserts or replaces the user's. */
  putWrongCodes(wrongCodes: WrongCodes): Promise<void>;
  /** Resolves with those that exist. */
  phoneNumberWrongCodes(ids: readonly string[]): Promise<readonly PhoneNumberWrongCodes[]>;
  /** Inserts the record, or replaces the one with the same id. */
  putPhoneNumberWrongCodes(wrongCodes: PhoneNumberWrongCodes): Promise<void>;
  backupCodes(userId: string): Promise<StoredBackupCodes | null>;
  /** Inserts or replaces the user's. */
  putBackupCodes(backupCodes: StoredBackupCodes): Promise<void>;
  removeBackupCodes(userId: string): Promise<void>;
  signIn(id: string): Promise<StoredSignIn | null>;
  /** Inserts the sign-in attempt, or replaces the one with the same id. */
  putSignIn(signIn: StoredSignIn): Promise<void>;
  removeSignIn(id: string): Promise<void>;
  /** Removes all sign-in attempts of a user. */
  removeSignIns(userId: string): Promise<void>;
  idempotencyRecord(id: string): Promise<PhoneIdempotencyRecord | null>;
  /**
   * Inserts the record, or replaces the one with the same id. Of the other records of its owner only the `keep`
   * youngest
   * stay.
   */
  putIdempotencyRecord(record: PhoneIdempotencyRecord, rules: { now: number; keep: number }): Promise<void>;
  /** Resolves with what a user did lately. */
  userActivity(userId: string): Promise<PhoneUserActivity>;
  /**
   * Removes every record of a user, and the idempotency records of `owners`; send records stay until they expire, with
   * `alias` in place of the user and without the code's hash.
   */
  removeUser(userId: string, names: { owners: readonly string[]; alias: string }): Promise<void>;
  /** Deletes some of the records that have expired; resolves with how many, and with 0 once there are none. */
  purge(now: number): Promise<number>;
}

/** A user's messages and open sign-ins, as far as they are stored; times in ms since the epoch. */
export interface PhoneUserActivity {
  readonly sends: readonly { readonly purpose: PhoneMessagePurpose; readonly sentAt: number }[];
  readonly signIns: readonly { readonly startedAt: number; readonly expireAt: number }[];
}

/** The `n`th last of some sends; 1 is the last one. */
export interface NthLastSend {
  readonly n: number;
  readonly among: PhoneSendFilter;
}

/** Matches sends that meet every given condition. */
export interface PhoneSendFilter {
  readonly userId?: string | undefined;
  /** Another user than this one. */
  readonly notUserId?: string | undefined;
  /** Any of these: a number has one hash for each key of the server. */
  readonly phoneNumberHashes?: readonly string[] | undefined;
  readonly prefix?: string | undefined;
  readonly country?: string | undefined;
  /** Any of these. */
  readonly clientHashes?: readonly string[] | undefined;
  readonly purpose?: PhoneMessagePurpose | undefined;
  /** Any of these. */
  readonly outcomes?: readonly PhoneSendOutcome[] | undefined;
  /** Any of these: a code has one hash for each key of the server. */
  readonly codeHashes?: readonly string[] | undefined;
  readonly converted?: boolean | undefined;
}
