import type { PhoneSendRecord } from './records.js';
import type { NthLastSend, PhoneSendFilter } from './store.js';

/** Returns the time of a send in ms; null if there were fewer. */
export function findNthLastSend(sends: readonly PhoneSendRecord[], { n, among }: NthLastSend): number | null {
  const times = sends.filter(createMatcher(among)).map(({ sentAt }) => sentAt);
  return times.sort((a, b) => b - a)[n - 1] ?? null;
}

/** Returns whether a send meets the filter, which is taken apart once, and not for each of the sends. */
export function createMatcher(filter: PhoneSendFilter): (send: PhoneSendRecord) => boolean {
  const { notUserId, outcomes, phoneNumberHashes, clientHashes, codeHashes, ...equal } = filter;
  const names = (Object.keys(equal) as (keyof typeof equal)[]).filter((name) => equal[name] !== undefined);
  return (send) =>
    names.every((name) => equal[name] === send[name]) &&
    (notUserId === undefined || notUserId !== send.userId) &&
    (outcomes?.includes(send.outcome) ?? true) &&
    (phoneNumberHashes?.includes(send.phoneNumberHash) ?? true) &&
    (clientHashes?.some((hash) => hash === send.clientHash) ?? true) &&
    (codeHashes?.some((hash) => hash === send.codeHash) ?? true);
}
