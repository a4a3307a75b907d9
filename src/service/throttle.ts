import { PhoneError } from '../core/errors.js';
import { toWay, type AttemptTarget } from './attempt-target.js';
import type { PhonePolicy } from './policy.js';
import { findAtPhoneNumber, recordAtPhoneNumber, toTime, waitAtPhoneNumber } from './throttle-at-number.js';
import type { PhoneNumberWrongCodes, WrongCodes } from './records.js';
import type { PhoneStoreTransaction } from './store.js';

/** The wrong codes that count toward a target, in the transaction that read them. */
export interface Throttle {
  readonly target: AttemptTarget;
  readonly wrongCodes: WrongCodes;
  /** Those of all users, under each key of the server that counted any. */
  readonly atPhoneNumber: readonly PhoneNumberWrongCodes[];
}

/**
 * Returns what was counted for a target; throws `rate_limited` while it prevents another attempt, or `locked` if only
 * an operator or another way in can unlock it.
 */
export async function assertNotThrottled(
  tx: PhoneStoreTransaction,
  policy: PhonePolicy,
  { userId, target }: { userId: string; target: AttemptTarget },
  now: number,
): Promise<Throttle> {
  const wrongCodes = await readWrongCodes(tx, userId);
  const atPhoneNumber = await findAtPhoneNumber(tx, target, now);
  const throttle = { target, wrongCodes, atPhoneNumber };
  if (countOf(throttle) >= policy.wrongCodesPerUser) {
    throw new PhoneError('locked', {
      message: 'There were too many wrong codes in a row. unlockVerification() ends the lock.',
    });
  }
  const wait = Math.max(waitOf(throttle), waitAtPhoneNumber(throttle, policy)) - now;
  if (wait > 0) throw new PhoneError('rate_limited', { retryAfter: Math.ceil(wait / 1000) });
  return throttle;
}

/** Returns the user's wrong codes, also if there are none. */
export async function readWrongCodes(tx: PhoneStoreTransaction, userId: string): Promise<WrongCodes> {
  return (await tx.wrongCodes(userId)) ?? { userId, counts: {}, waits: {}, backupCodeSets: [] };
}

/**
 * Counts a wrong code. Resolves with whether it locked its way in, or with the seconds until the next attempt; null for
 * none.
 */
export async function recordWrongCode(
  tx: PhoneStoreTransaction,
  policy: PhonePolicy,
  { target, wrongCodes, atPhoneNumber }: Throttle,
  now: number,
): Promise<{ isLocked: boolean; retryAfter: number | null }> {
  const [source] = target.sources;
  const counts = { ...wrongCodes.counts, [source]: (wrongCodes.counts[source] ?? 0) + 1 };
  const count = countOf({ target, wrongCodes: { counts } });
  const isLocked = count >= policy.wrongCodesPerUser;
  const wait = isLocked ? 0 : policy.waitAfterWrongCodes(count);
  const { [toWay(source)]: _, ...otherWaits } = wrongCodes.waits;
  // None rather than `now`: the clock of another process may be a moment behind.
  const waits = wait > 0 ? { ...otherWaits, [toWay(source)]: toTime(now, wait) } : otherWaits;
  await tx.putWrongCodes({ ...wrongCodes, counts, waits });

  const [id] = target.phoneNumberIds;
  const waitForOthers =
    id === undefined ? 0 : await recordAtPhoneNumber(tx, policy, { id, before: atPhoneNumber, now });
  const longest = isLocked ? 0 : Math.max(wait, waitForOthers);
  return { isLocked, retryAfter: longest > 0 ? Math.ceil(longest) : null };
}

/**
 * Clears the wrong codes of the sources that were proved, and ends their locks (NIST SP 800-63B-4, 3.2.2: "reset the
 * retry count of an authenticator that has been locked out"). The others stay: otherwise somebody who guesses the code
 * of a stranger's number could start afresh at any time, by verifying a number of their own or by signing in.
 */
export async function clearWrongCodes(
  tx: PhoneStoreTransaction,
  wrongCodes: WrongCodes,
  isProved: (source: string) => boolean,
): Promise<void> {
  if (!Object.keys(wrongCodes.counts).some(isProved)) return;
  const withoutProved = (bySource: Readonly<Record<string, number>>) =>
    Object.fromEntries(Object.entries(bySource).filter(([source]) => !isProved(source)));
  const { counts, waits } = wrongCodes;
  await tx.putWrongCodes({ ...wrongCodes, counts: withoutProved(counts), waits: withoutProved(waits) });
}

/** Counts one wrong code less, because it was never compared. */
export async function forgetWrongCode(tx: PhoneStoreTransaction, userId: string, source: string): Promise<void> {
  const wrongCodes = await readWrongCodes(tx, userId);
  const { [source]: count = 0, ...others } = wrongCodes.counts;
  const { [toWay(source)]: _, ...otherWaits } = wrongCodes.waits;
  const counts = count > 1 ? { ...others, [source]: count - 1 } : others;
  if (count > 0) await tx.putWrongCodes({ ...wrongCodes, counts, waits: otherWaits });
}

function countOf({
  target,
  wrongCodes,
}: Pick<Throttle, 'target'> & { wrongCodes: Pick<WrongCodes, 'counts'> }): number {
  const ways = target.sources.map(toWay);
  const counted = Object.entries(wrongCodes.counts).filter(([source]) => ways.includes(toWay(source)));
  return counted.reduce((sum, [, count]) => sum + count, 0);
}

function waitOf({ target, wrongCodes }: Throttle): number {
  return Math.max(...target.sources.map((source) => wrongCodes.waits[toWay(source)] ?? 0));
}
