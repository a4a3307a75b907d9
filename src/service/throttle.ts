import { PhoneError } from '../core/errors.js';
import type { Policy } from './policy.js';
import type { StoreTransaction, WrongCodes } from './store.js';

/**
 * Refuses while a user's wrong codes keep verification and the second step at rest: `rate_limited`, with no
 * `retryAfter` where only a person can unlock it. Both share one count, so that nobody guesses on at the other. Answers
 * what there is of them.
 */
export async function refuseWhileThrottled(
  tx: StoreTransaction,
  policy: Policy,
  userId: string,
  now: number,
): Promise<WrongCodes> {
  const wrongCodes = await tx.wrongCodes(userId);
  if (wrongCodes === null) return { userId, counts: {}, waitUntil: 0 };
  if (countOf(wrongCodes) >= policy.wrongCodesPerUser)
    throw new PhoneError('rate_limited', { message: 'verification is locked' });
  if (now < wrongCodes.waitUntil) {
    throw new PhoneError('rate_limited', { retryAfter: Math.ceil((wrongCodes.waitUntil - now) / 1000) });
  }
  return wrongCodes;
}

/** Where wrong backup codes are counted. */
export const backupCodeSource = 'backup_code';

/**
 * Counts a wrong code for a source, a phone number or the backup codes; answers whether it locked the user's
 * verification, and else for how many seconds that rests now, null for none.
 */
export async function countWrongCode(
  tx: StoreTransaction,
  policy: Policy,
  { wrongCodes: { userId, counts: before }, source }: { wrongCodes: WrongCodes; source: string },
  now: number,
): Promise<{ isLocked: boolean; retryAfter: number | null }> {
  const counts = { ...before, [source]: (before[source] ?? 0) + 1 };
  const count = countOf({ counts });
  const isLocked = count >= policy.wrongCodesPerUser;
  const wait = isLocked ? 0 : policy.waitAfterWrongCodes(count);
  // No wait is none by anybody's clock: another process may have read its own a moment before.
  await tx.putWrongCodes({ userId, counts, waitUntil: wait > 0 ? now + wait * 1000 : 0 });
  return { isLocked, retryAfter: wait > 0 ? Math.ceil(wait) : null };
}

/**
 * Forgives the wrong codes for what the right one has come for. The others stay: who guesses the code of a stranger's
 * number would else start afresh whenever they like, by verifying one of their own or by signing in.
 */
export async function forgiveWrongCodes(
  tx: StoreTransaction,
  wrongCodes: WrongCodes,
  sources: readonly string[],
): Promise<void> {
  if (!sources.some((source) => wrongCodes.counts[source])) return;
  const counts = Object.fromEntries(Object.entries(wrongCodes.counts).filter(([source]) => !sources.includes(source)));
  await tx.putWrongCodes({ ...wrongCodes, counts });
}

function countOf({ counts }: Pick<WrongCodes, 'counts'>): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}
