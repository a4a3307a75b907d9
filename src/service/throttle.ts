import { PhoneError } from '../core/errors.js';
import type { Policy } from './policy.js';
import type { StoreTransaction, WrongCodes } from './store.js';

/**
 * Returns a user's wrong codes; throws `rate_limited` while they prevent verification and the second step, or `locked`
 * if only an operator can unlock it. Both share one count, so that nobody can continue guessing at the
 * other.
 */
export async function assertNotThrottled(
  tx: StoreTransaction,
  policy: Policy,
  userId: string,
  now: number,
): Promise<WrongCodes> {
  const wrongCodes = await tx.wrongCodes(userId);
  if (wrongCodes === null) return { userId, counts: {}, waitUntil: 0 };
  if (sumCounts(wrongCodes) >= policy.wrongCodesPerUser)
    throw new PhoneError('locked', { message: 'Verification is locked until unlockVerification() is called.' });
  if (now < wrongCodes.waitUntil) {
    throw new PhoneError('rate_limited', { retryAfter: Math.ceil((wrongCodes.waitUntil - now) / 1000) });
  }
  return wrongCodes;
}

/** The source that wrong backup codes are counted for. */
export const backupCodeSource = 'backup_code';

/**
 * Counts a wrong code for a source: a phone number, or the backup codes. Resolves with whether it locked the user's
 * verification, or with the seconds that they must wait; null for none.
 */
export async function recordWrongCode(
  tx: StoreTransaction,
  policy: Policy,
  { wrongCodes: { userId, counts: before }, source }: { wrongCodes: WrongCodes; source: string },
  now: number,
): Promise<{ isLocked: boolean; retryAfter: number | null }> {
  const counts = { ...before, [source]: (before[source] ?? 0) + 1 };
  const count = sumCounts({ counts });
  const isLocked = count >= policy.wrongCodesPerUser;
  const wait = isLocked ? 0 : policy.waitAfterWrongCodes(count);
  // 0 and not `now`: the clock of another process may be a moment behind.
  await tx.putWrongCodes({ userId, counts, waitUntil: wait > 0 ? now + wait * 1000 : 0 });
  return { isLocked, retryAfter: wait > 0 ? Math.ceil(wait) : null };
}

/**
 * Clears the wrong codes of these sources after the right code. The others stay: otherwise somebody who guesses the
 * code of a stranger's number could start afresh at any time, by verifying a number of their own or by signing in.
 */
export async function clearWrongCodes(
  tx: StoreTransaction,
  wrongCodes: WrongCodes,
  sources: readonly string[],
): Promise<void> {
  if (!sources.some((source) => wrongCodes.counts[source])) return;
  const counts = Object.fromEntries(Object.entries(wrongCodes.counts).filter(([source]) => !sources.includes(source)));
  await tx.putWrongCodes({ ...wrongCodes, counts });
}

function sumCounts({ counts }: Pick<WrongCodes, 'counts'>): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}
