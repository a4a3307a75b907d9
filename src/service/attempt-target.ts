import type { Codes } from './codes.js';
import { toSubscriber } from './subscriber.js';

/**
 * What a code is tried at. Its wrong codes are counted for a source: the backup codes, the codes by message to one
 * number at sign-in, or the verification of one number. The counts of one way in never affect another, because NIST SP
 * 800-63B-4 (3.2.2) limits the attempts "using a specific authenticator": otherwise, an attacker with the password
 * could lock its owner out of every way in. All verifications of a user are one way, so that guesses at many numbers
 * add up.
 */
export interface AttemptTarget {
  /** The source that counts, and those of the same target under older keys of the server. */
  readonly sources: readonly [string, ...string[]];
  /**
   * The hashes of the number, whose verification is also limited over all users; the newest first. Empty for a way in,
   * which belongs to one user: nobody else may use up its attempts.
   */
  readonly phoneNumberIds: readonly string[];
}

/** The backup codes of a user. */
export const backupCodeTarget: AttemptTarget = { sources: ['backup_code'], phoneNumberIds: [] };

/** Returns the target of codes by message that verify a number. */
export async function createVerificationTarget(codes: Codes, phoneNumber: string): Promise<AttemptTarget> {
  const [newest, ...older] = await codes.hashes('wrong_codes', toSubscriber(phoneNumber));
  const toSource = (id: string) => verificationPrefix + id;
  return { sources: [toSource(newest), ...older.map(toSource)], phoneNumberIds: [newest, ...older] };
}

/** Returns the target of codes by message to a number at sign-in. */
export async function createSignInTarget(codes: Codes, phoneNumber: string): Promise<AttemptTarget> {
  const [newest, ...older] = await codes.hashes('wrong_codes', toSubscriber(phoneNumber));
  const toSource = (id: string) => signInPrefix + id;
  return { sources: [toSource(newest), ...older.map(toSource)], phoneNumberIds: [] };
}

export function isBackupCodeSource(source: string): boolean {
  return source === backupCodeTarget.sources[0];
}

/** Returns whether a source is one of the ways to pass the second step of a sign-in. */
export function isSignInSource(source: string): boolean {
  return isBackupCodeSource(source) || source.startsWith(signInPrefix);
}

const signInPrefix = 'sign_in:';
const verificationPrefix = 'verification:';

/** Counts from before numbers were hashed, which the store's migration could keep under no number. */
export const unknownNumberSource = verificationPrefix;

/** Returns the way in whose attempts count together. */
export function toWay(source: string): string {
  return source.startsWith(verificationPrefix) ? 'verification' : source;
}
