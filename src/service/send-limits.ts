import { PhoneError } from '../core/errors.js';
import type { Policy, SendLimit } from './policy.js';
import type { SendRecord, SendFilter, StoreTransaction } from './store.js';

/** Throws `rate_limited` if a limit does not allow another message yet, with the seconds until all of them do. */
export async function assertSendAllowed(
  tx: StoreTransaction,
  policy: Policy,
  { userId, phoneNumber, purpose }: Pick<SendRecord, 'userId' | 'phoneNumber' | 'purpose'>,
  now: number,
): Promise<void> {
  // The cooldown is per user: per number it would reveal that somebody else is verifying it. And it is per purpose:
  // whoever has just verified a number may sign in with it at once.
  const cooldown = { max: 1, window: policy.resendCooldown };
  const limits: FilteredLimit[] = [
    { limit: cooldown, among: { userId, phoneNumber, purpose, failed: false } },
    { limit: policy.sendsPerPhoneNumber, among: { phoneNumber } },
    { limit: policy.sendsPerUser, among: { userId } },
  ];
  if (policy.sendsInAll !== null) limits.push({ limit: policy.sendsInAll, among: {} });
  const wait = (await findAllowedAt(tx, limits)) - now;
  if (wait > 0) throw new PhoneError('rate_limited', { retryAfter: wait === Infinity ? null : Math.ceil(wait / 1000) });
}

/** Returns when a send record is no longer needed for any limit, in ms since the epoch. */
export function getForgetAt(policy: Policy, sentAt: number): number {
  const { resendCooldown, sendsPerPhoneNumber, sendsPerUser, sendsInAll } = policy;
  return (
    sentAt + 1000 * Math.max(resendCooldown, sendsPerPhoneNumber.window, sendsPerUser.window, sendsInAll?.window ?? 0)
  );
}

interface FilteredLimit {
  limit: SendLimit;
  among: SendFilter;
}

/** Returns when all limits allow one more send: once the `max`th last send of each has left its window. */
async function findAllowedAt(tx: StoreTransaction, limits: readonly FilteredLimit[]): Promise<number> {
  if (limits.some(({ limit }) => limit.max < 1)) return Infinity;
  const sentAt = await tx.nthLastSends(limits.map(({ limit, among }) => ({ n: limit.max, among })));
  return Math.max(...sentAt.map((time, at) => (time === null ? 0 : time + (limits[at]?.limit.window ?? 0) * 1000)));
}
