import { PhoneError } from '../core/errors.js';
import type { Policy } from './policy.js';
import type { StoreTransaction, WrongCodes } from './store.js';

/**
 * Refuses while a user's wrong codes keep verification at rest: `rate_limited`, with no `retryAfter` where only a
 * person can unlock it.
 */
export async function refuseWhileThrottled(
  tx: StoreTransaction,
  policy: Policy,
  userId: string,
  now: number,
): Promise<void> {
  const wrongCodes = await tx.wrongCodes(userId);
  if (wrongCodes === null) return;
  if (countOf(wrongCodes) >= policy.wrongCodesPerUser)
    throw new PhoneError('rate_limited', { message: 'verification is locked' });
  if (now < wrongCodes.waitUntil) {
    throw new PhoneError('rate_limited', { retryAfter: Math.ceil((wrongCodes.waitUntil - now) / 1000) });
  }
}

/** Counts a wrong code; answers whether it locked verification, and else for how many seconds that rests now. */
export async function countWrongCode(
  tx: StoreTransaction,
  policy: Policy,
  { userId, phoneNumber }: { userId: string; phoneNumber: string },
  now: number,
): Promise<{ isLocked: boolean; wait: number }> {
  const counts = { ...(await tx.wrongCodes(userId))?.counts };
  counts[phoneNumber] = (counts[phoneNumber] ?? 0) + 1;
  const count = countOf({ counts });
  const isLocked = count >= policy.wrongCodesPerUser;
  const wait = isLocked ? 0 : policy.waitAfterWrongCodes(count);
  await tx.putWrongCodes({ userId, counts, waitUntil: now + wait * 1000 });
  return { isLocked, wait };
}

/**
 * Forgives the wrong codes for a number whose right one has come. Those for other numbers stay: who guesses the code
 * of a stranger's number would else start afresh whenever they like, by verifying one of their own.
 */
export async function forgiveWrongCodes(
  tx: StoreTransaction,
  { userId, phoneNumber }: { userId: string; phoneNumber: string },
): Promise<void> {
  const wrongCodes = await tx.wrongCodes(userId);
  if (wrongCodes?.counts[phoneNumber] === undefined) return;
  const { [phoneNumber]: _, ...counts } = wrongCodes.counts;
  await tx.putWrongCodes({ ...wrongCodes, counts });
}

function countOf({ counts }: Pick<WrongCodes, 'counts'>): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}
