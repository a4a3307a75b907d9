import { PhoneError } from '../core/errors.js';
import type { Policy, SendLimit } from './policy.js';
import type { SendRecord, SendFilter, StoreTransaction } from './store.js';

/** Refuses a message that some limit does not allow yet: `rate_limited`, with the seconds until all of them do. */
export async function refuseWhileSendLimited(
  tx: StoreTransaction,
  policy: Policy,
  { userId, phoneNumber, purpose }: Pick<SendRecord, 'userId' | 'phoneNumber' | 'purpose'>,
  now: number,
): Promise<void> {
  // The cooldown is the person's own: were it the number's, it would tell that somebody else is verifying it. And it is
  // between a code and the next of its kind: who has just verified a number may sign in with it at once.
  const cooldown = { max: 1, window: policy.resendCooldown };
  const limits: Limited[] = [
    { limit: cooldown, among: { userId, phoneNumber, purpose, failed: false } },
    { limit: policy.sendsPerPhoneNumber, among: { phoneNumber } },
    { limit: policy.sendsPerUser, among: { userId } },
  ];
  if (policy.sendsInAll !== null) limits.push({ limit: policy.sendsInAll, among: {} });
  const wait = (await freeAt(tx, limits)) - now;
  if (wait > 0) throw new PhoneError('rate_limited', { retryAfter: wait === Infinity ? null : Math.ceil(wait / 1000) });
}

/** Until when a send matters to any limit, in ms since the epoch. */
export function forgetSendAt(policy: Policy, sentAt: number): number {
  const { resendCooldown, sendsPerPhoneNumber, sendsPerUser, sendsInAll } = policy;
  return (
    sentAt + 1000 * Math.max(resendCooldown, sendsPerPhoneNumber.window, sendsPerUser.window, sendsInAll?.window ?? 0)
  );
}

interface Limited {
  limit: SendLimit;
  among: SendFilter;
}

/** When one more is within every limit: as soon as the `max`th last of each has left its window. */
async function freeAt(tx: StoreTransaction, limits: readonly Limited[]): Promise<number> {
  if (limits.some(({ limit }) => limit.max < 1)) return Infinity;
  const sentAt = await tx.nthLastSends(limits.map(({ limit, among }) => ({ n: limit.max, among })));
  return Math.max(...sentAt.map((time, at) => (time === null ? 0 : time + (limits[at]?.limit.window ?? 0) * 1000)));
}
