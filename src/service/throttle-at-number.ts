import type { AttemptTarget } from './attempt-target.js';
import type { PhonePolicy } from './policy.js';
import type { PhoneNumberWrongCodes, WrongCodes } from './records.js';
import type { PhoneStoreTransaction } from './store.js';

/** Resolves with the wrong codes of all users at a number that still count; none for a way in. */
export async function findAtPhoneNumber(
  tx: PhoneStoreTransaction,
  { phoneNumberIds }: AttemptTarget,
  now: number,
): Promise<readonly PhoneNumberWrongCodes[]> {
  if (phoneNumberIds.length === 0) return [];
  return (await tx.phoneNumberWrongCodes(phoneNumberIds)).filter(({ forgetAt }) => now < forgetAt);
}

function countAll(atPhoneNumber: readonly PhoneNumberWrongCodes[]): number {
  return atPhoneNumber.reduce((sum, { count }) => sum + count, 0);
}

/** Counts a wrong code. Resolves with the seconds until the next attempt of a user with one. */
export async function recordAtPhoneNumber(
  tx: PhoneStoreTransaction,
  { wrongCodesPerPhoneNumber: { max, window }, waitAfterWrongCodes }: PhonePolicy,
  { id, before, now }: { id: string; before: readonly PhoneNumberWrongCodes[]; now: number },
): Promise<number> {
  const count = countAll(before) + 1;
  const wait = count >= max ? window : waitAfterWrongCodes(count);
  await tx.putPhoneNumberWrongCodes({
    id,
    // The others count on under the older keys, which processes that do not have the new one yet still use.
    count: countAll(before.filter((one) => one.id === id)) + 1,
    waitUntil: wait > 0 ? toTime(now, wait) : 0,
    updatedAt: now,
    forgetAt: toTime(now, window),
  });
  return wait;
}

/** The wrong codes at a number, of a user and of all. */
interface CountedAtPhoneNumber {
  readonly target: AttemptTarget;
  readonly wrongCodes: WrongCodes;
  /** Under each key of the server that counted any. */
  readonly atPhoneNumber: readonly PhoneNumberWrongCodes[];
}

/**
 * A user without a wrong code of their own at this number waits only for the limit itself: otherwise a stranger could
 * hold up its new owner with a few wrong codes.
 */
export function waitAtPhoneNumber(
  { target, wrongCodes, atPhoneNumber }: CountedAtPhoneNumber,
  policy: PhonePolicy,
): number {
  const lastOf = (times: readonly number[]) => Math.max(0, ...times);
  if (countAll(atPhoneNumber) >= policy.wrongCodesPerPhoneNumber.max)
    return lastOf(atPhoneNumber.map(({ forgetAt }) => forgetAt));
  const hasWrongCode = target.sources.some((source) => wrongCodes.counts[source]);
  return hasWrongCode ? lastOf(atPhoneNumber.map(({ waitUntil }) => waitUntil)) : 0;
}

/** Clears the wrong codes of all users at a number that somebody has verified. */
export async function clearAtPhoneNumber(
  tx: PhoneStoreTransaction,
  atPhoneNumber: readonly PhoneNumberWrongCodes[],
  now: number,
): Promise<void> {
  for (const counted of atPhoneNumber)
    await tx.putPhoneNumberWrongCodes({ ...counted, count: 0, updatedAt: now, forgetAt: now });
}

/** ms since the epoch, for a wait that a policy may compute as `Infinity`. */
export function toTime(now: number, seconds: number): number {
  return Math.min(now + seconds * 1000, Number.MAX_SAFE_INTEGER);
}
