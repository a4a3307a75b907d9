import type { PhonePolicy } from './policy.js';
import { listLimits, listVerificationShares, type PhoneSendLimit } from './send-policy.js';
import type { PhoneSendOutcome, PhoneSendRecord } from './records.js';
import type { NthLastSend, PhoneSendFilter } from './store.js';

/** The limits of the policy, by what they count. */
export type PhoneSendLimitName = 'cooldown' | 'phone_number' | 'user' | 'client' | 'prefix' | 'country' | 'all';

/** What the limits need to know about a message. */
export interface SendRequest extends Pick<PhoneSendRecord, 'userId' | 'prefix' | 'country' | 'purpose'> {
  /** Under each key of the server, so that the limits go on when the secret is replaced; the newest first. */
  readonly phoneNumberHashes: readonly [string, ...string[]];
  /** Likewise; empty if there is no client's key. */
  readonly clientHashes: readonly string[];
}

export interface FilteredLimit {
  readonly name: PhoneSendLimitName;
  readonly limit: PhoneSendLimit;
  readonly among: PhoneSendFilter;
  /**
   * The requester's own among them, if they also include sends of others: unless all that count are the requester's,
   * the wait is the whole window, because the rest of it would reveal when others sent. null: the wait may be revealed.
   */
  readonly own: PhoneSendFilter | null;
}

/**
 * Returns the limits that a message must meet. `ownerId` is the user who has verified the number, whose sends count for
 * nobody else.
 */
export function getSendLimits(
  policy: PhonePolicy,
  send: SendRequest,
  ownerId: string | null,
): readonly FilteredLimit[] {
  const { userId, phoneNumberHashes, purpose } = send;
  const toNumber = { userId, phoneNumberHashes, purpose };
  const create =
    (name: PhoneSendLimitName, among: PhoneSendFilter, own: PhoneSendFilter | null = null) =>
    (limit: PhoneSendLimit): FilteredLimit => ({ name, limit, among, own });
  const waits = getResendWindows(policy)
    .slice(1)
    .map(create('cooldown', { ...toNumber, outcomes: ['sent'], converted: false }));
  // The cooldown is per user: per number it would reveal that somebody else is verifying it. And it is per purpose:
  // a user who has just verified a number may sign in with it at once.
  const own = [
    create('cooldown', { ...toNumber, outcomes: ['sent'] })({ max: 1, window: policy.resendCooldown }),
    ...waits,
    ...listLimits(policy.sendsPerUser).map(create('user', { userId, purpose })),
    ...listLimits(policy.sendsInAll).map(create('all', { outcomes: billed }, nobody)),
  ];
  if (purpose === 'sign_in')
    return [
      ...own,
      ...listLimits(policy.sendsPerPhoneNumber).map(create('phone_number', { ...toNumber, outcomes: billed })),
    ];
  return [...own, ...getVerificationLimits(policy, send, ownerId)];
}

function getVerificationLimits(
  policy: PhonePolicy,
  send: SendRequest,
  ownerId: string | null,
): readonly FilteredLimit[] {
  const { userId, phoneNumberHashes, prefix, country, clientHashes, purpose } = send;
  const notUserId = ownerId === null || ownerId === userId ? undefined : ownerId;
  const create =
    (name: PhoneSendLimitName, among: PhoneSendFilter, own: PhoneSendFilter = nobody) =>
    (limit: PhoneSendLimit): FilteredLimit => ({ name, limit, among: { purpose, ...among }, own });
  const toNumber = { phoneNumberHashes, outcomes: billed };
  return [
    ...listLimits(policy.sendsPerPhoneNumber).map(
      create('phone_number', { ...toNumber, notUserId }, { ...toNumber, purpose, userId }),
    ),
    ...(clientHashes.length === 0 ? [] : listLimits(policy.sendsPerClient).map(create('client', { clientHashes }))),
    ...listLimits(policy.sendsPerPrefix).map(create('prefix', { prefix, outcomes: billed })),
    ...listLimits(policy.sendsPerCountry).map(create('country', { country, outcomes: billed, converted: false })),
    ...listVerificationShares(policy).map(create('all', { outcomes: billed })),
  ];
}

/** Returns when a send record is no longer needed for any limit, in ms since the epoch. */
export function getForgetAt(policy: PhonePolicy, sentAt: number): number {
  const { sendsPerPhoneNumber, sendsPerUser, sendsPerClient, sendsPerPrefix, sendsPerCountry, sendsInAll } = policy;
  const limits = [sendsPerPhoneNumber, sendsPerUser, sendsPerClient, sendsPerPrefix, sendsPerCountry, sendsInAll];
  const windows = [...limits.flatMap(listLimits), ...getResendWindows(policy)].map(({ window }) => window);
  return sentAt + 1000 * Math.max(policy.resendCooldown, ...windows);
}

/** A limit that does not allow the message yet, and the ms until it does; Infinity for never. */
export interface SendRefusal {
  readonly name: PhoneSendLimitName;
  readonly wait: number;
  /** Only of the cooldown: the ms since the last message to the number. */
  readonly sentAgo: number | null;
}

/** Returns the queries that `findRefusal` needs the results of. */
export function listQueries(limits: readonly FilteredLimit[]): readonly NthLastSend[] {
  return limits.flatMap(({ limit: { max }, among, own }) => [
    { n: Math.max(1, max), among },
    ...(own === null || own === nobody ? [] : [{ n: Math.max(1, max), among: own }]),
  ]);
}

/** Returns the limit with the longest wait; null if all of them allow one more message. */
export function findRefusal(
  limits: readonly FilteredLimit[],
  times: readonly (number | null)[],
  now: number,
): SendRefusal | null {
  let at = 0;
  const [lastSent] = times;
  let longest: SendRefusal | null = null;
  for (const { name, limit, own } of limits) {
    const time = times[at++] ?? null;
    const ownTime = own === null ? time : own === nobody ? null : times[at++];
    // One more fits as soon as the `max`th last one has left the window.
    const window = limit.window * 1000;
    const left = limit.max < 1 ? Infinity : time === null ? 0 : time + window - now;
    const wait = left > 0 && left < Infinity && ownTime !== time ? window : left;
    // The first limit is the cooldown, which asks for the last message.
    const sentAgo = name === 'cooldown' && lastSent != null ? Math.max(0, now - lastSent) : null;
    if (wait > (longest?.wait ?? 0)) longest = { name, wait, sentAgo };
  }
  return longest;
}

/** The outcomes that a provider may charge for. */
export const billed: readonly PhoneSendOutcome[] = ['sent', 'unknown'];

/** The sends of others are so many that the requester's own do not matter. */
const nobody: PhoneSendFilter = {};

/** Growing waits, as limits: the first n messages fit into the sum of the waits that follow them. */
function getResendWindows({ resendCooldown, waitAfterSends }: PhonePolicy): readonly PhoneSendLimit[] {
  let window = 0;
  return Array.from({ length: countedResends }, (_, at) => {
    window += Math.max(resendCooldown, waitAfterSends(at + 1));
    return { max: at + 1, window };
  });
}

/** From then on the limits of a day are shorter. */
const countedResends = 10;
