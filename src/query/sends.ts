import type { AdapterLimits } from '../core/adapter.js';
import type { PhoneError } from '../core/errors.js';
import type { Channel, PhoneNumber } from '../core/model.js';
import type { KeyOwner } from './keys.js';
import { readSend, removeSends, writeSend, type SendTimes } from './send-storage.js';

/**
 * Records a send before its request is made, so that a reload in between does not lose it. Deletes old records, such as
 * those of a sign-in that was abandoned.
 */
export function recordSendTime(
  owner: KeyOwner,
  id: string,
  limits: Pick<AdapterLimits, 'resendCooldown'>,
  channel: Channel | null = null,
): void {
  const now = Date.now();
  removeSends(({ askedAt }) => now > askedAt + longAgo);
  writeSend(owner, id, { sentAt: now, askedAt: now, wait: limits.resendCooldown, channel });
}

/**
 * Corrects the record after the send was rejected: restores the previous one, with the wait in `retryAfter` if there is
 * one; but if the message may still arrive, keeps when it was sent, and ends the wait. Does nothing if the record was
 * deleted meanwhile, because its owner signed out.
 */
export function recordSendError(
  owner: KeyOwner,
  id: string,
  previous: SendTimes | null,
  { mayArrive, retryAfter }: PhoneError,
): void {
  updateSend(owner, id, (send) => {
    if (!mayArrive && retryAfter === null) return previous;
    const { sentAt = null, channel = null } = previous ?? {};
    return { sentAt: mayArrive ? send.sentAt : sentAt, askedAt: Date.now(), wait: retryAfter ?? 0, channel };
  });
}

/**
 * Starts the wait again when the backend has sent: its own wait starts when the request arrives, which can take seconds
 * (a bad connection, a server that has to start), and until then it would refuse the next send.
 */
export function recordSent(owner: KeyOwner, id: string): void {
  updateSend(owner, id, (send) => ({ ...send, askedAt: Date.now() }));
}

/** Records that the code is void; the wait until the next send continues. */
export function recordVoidCode(owner: KeyOwner, id: string): void {
  updateSend(owner, id, (send) => ({ ...send, sentAt: null }));
}

/**
 * Returns the channel to send by: the one last chosen for the number, as long as the adapter has it; undefined for the
 * adapter's first one.
 */
export function getChosenChannel(send: SendTimes | null, available: readonly Channel[]): Channel | undefined {
  return available.find((channel) => channel === send?.channel);
}

/**
 * Returns the seconds until the next send is allowed. A clock that was moved back ends the wait rather than lengthening
 * it.
 */
export function getSecondsUntilResend(send: SendTimes | null, now: number): number {
  if (!send || now < send.askedAt) return 0;
  return Math.max(0, Math.ceil((send.askedAt - now) / 1000 + send.wait));
}

/**
 * Returns whether a code was sent that is still good. If this browser sent it, its own clock decides; the backend's
 * `expireAt`, which is by another clock, decides only if it did not.
 */
export function isCodeGood(
  number: PhoneNumber,
  send: SendTimes | null,
  limits: Pick<AdapterLimits, 'codeLifetime'>,
  now: number,
): boolean {
  const { verification } = number;
  return verification?.status === 'unverified' && now < (getExpireAt(send, limits) ?? verification.expireAt ?? 0);
}

/** Returns whether the code that this browser sent is still good by its own clock. */
export function isSendGood(send: SendTimes | null, limits: Pick<AdapterLimits, 'codeLifetime'>, now: number): boolean {
  return now < (getExpireAt(send, limits) ?? 0);
}

/** Returns when the code that this browser sent expires; null if it sent none, or if that one is void. */
function getExpireAt(send: SendTimes | null, limits: Pick<AdapterLimits, 'codeLifetime'>): number | null {
  return send?.sentAt ? send.sentAt + limits.codeLifetime * 1000 : null;
}

/** Does nothing if the record was deleted meanwhile: its owner has signed out, or the number is verified. */
function updateSend(owner: KeyOwner, id: string, update: (send: SendTimes) => SendTimes | null): void {
  const send = readSend(owner, id);
  if (send) writeSend(owner, id, update(send));
}

/** ms. Longer than any wait, or lifetime of a code. */
const longAgo = 86_400_000;
