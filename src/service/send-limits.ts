import { PhoneError } from '../core/errors.js';
import type { Policy, SendLimit } from './policy.js';
import type { Send, SendFilter, StoreTransaction } from './store.js';

/** Refuses a message that some limit does not allow yet: `rate_limited`, with the seconds until all of them do. */
export async function refuseWhileSendLimited(
  tx: StoreTransaction,
  policy: Policy,
  { userId, phoneNumber, purpose }: Pick<Send, 'userId' | 'phoneNumber' | 'purpose'>,
  now: number,
): Promise<void> {
  // The cooldown is the person's own: were it the number's, it would tell that somebody else is verifying it. And it is
  // between a code and the next of its kind: who has just verified a number may sign in with it at once.
  const cooldown = { max: 1, window: policy.resendCooldown };
  const free = await Promise.all([
    freeAt(tx, cooldown, { userId, phoneNumber, purpose, failed: false }),
    freeAt(tx, policy.sendsPerPhoneNumber, { phoneNumber }),
    freeAt(tx, policy.sendsPerUser, { userId }),
    policy.sendsInAll === null ? 0 : freeAt(tx, policy.sendsInAll, {}),
  ]);
  const wait = Math.max(...free) - now;
  if (wait > 0) throw new PhoneError('rate_limited', { retryAfter: wait === Infinity ? null : Math.ceil(wait / 1000) });
}

/** Until when a send matters to any limit, in ms since the epoch. */
export function forgetSendAt(policy: Policy, sentAt: number): number {
  const { resendCooldown, sendsPerPhoneNumber, sendsPerUser, sendsInAll } = policy;
  return (
    sentAt + 1000 * Math.max(resendCooldown, sendsPerPhoneNumber.window, sendsPerUser.window, sendsInAll?.window ?? 0)
  );
}

/** When one more is within the limit: as soon as the `max`th last has left the window. */
async function freeAt(tx: StoreTransaction, limit: SendLimit, among: SendFilter): Promise<number> {
  if (limit.max < 1) return Infinity;
  const sentAt = await tx.nthLastSend(limit.max, among);
  return sentAt === null ? 0 : sentAt + limit.window * 1000;
}
