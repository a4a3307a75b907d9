import type { AdapterLimits } from '../core/adapter.js';
import type { PhoneError } from '../core/errors.js';
import type { Channel, PhoneNumber } from '../core/model.js';
import { hashText } from './hash.js';
import { phoneKeys, type KeyOwner } from './keys.js';

/**
 * What this browser knows about the codes that it had sent to one number. Times are ms since the epoch, by its own
 * clock.
 */
export interface SendTimes {
  /** When a code was last sent; null if none was, or if it is void. */
  sentAt: number | null;
  /** When a send was last requested; the wait starts here. */
  askedAt: number;
  /** Seconds from then until the next send is allowed. */
  wait: number;
  /** The channel that was last chosen for the number, as it was stored; null for the adapter's first one. */
  channel: string | null;
}

/**
 * Returns the send record of a number of this owner (a user or a sign-in attempt); the same object until it changes.
 */
export function readSend(owner: KeyOwner, id: string): SendTimes | null {
  const key = storageKey(owner, id);
  const text = readItem(key);
  const cached = cache.get(key);
  if (cached?.text === text) return cached.send;
  const send = parseSend(text);
  cache.set(key, { text, send });
  return send;
}

/**
 * Records a send before its request is made, so that a reload in between does not lose it. Deletes the records of long
 * ago, such as those of a sign-in that was abandoned.
 */
export function recordSendTime(
  owner: KeyOwner,
  id: string,
  limits: Pick<AdapterLimits, 'resendCooldown'>,
  channel: Channel | null = null,
): void {
  const now = Date.now();
  removeItems((key) => now - (parseSend(readItem(key))?.askedAt ?? now) > longAgo);
  writeSend(owner, id, { sentAt: now, askedAt: now, wait: limits.resendCooldown, channel });
}

/**
 * Corrects the record after the send was rejected: restores the previous one, with the wait in `retryAfter` if there is
 * one; but if the message may arrive all the same, keeps when it was sent, and ends the wait. Does nothing if the
 * record was deleted meanwhile, because its owner signed out.
 */
export function recordSendError(
  owner: KeyOwner,
  id: string,
  previous: SendTimes | null,
  { mayArrive, retryAfter }: PhoneError,
): void {
  const send = readSend(owner, id);
  if (!send) return;
  const { sentAt = null, channel = null } = previous ?? {};
  const corrected = { sentAt: mayArrive ? send.sentAt : sentAt, askedAt: Date.now(), wait: retryAfter ?? 0, channel };
  writeSend(owner, id, mayArrive || retryAfter !== null ? corrected : previous);
}

/** Records that the code is void; the wait until the next send continues. */
export function recordVoidCode(owner: KeyOwner, id: string): void {
  const send = readSend(owner, id);
  if (send) writeSend(owner, id, { ...send, sentAt: null });
}

/**
 * Returns the channel to send by: the one last chosen for the number, as long as the adapter has it; undefined for the
 * adapter's first one.
 */
export function getChosenChannel(send: SendTimes | null, available: readonly Channel[]): Channel | undefined {
  return available.find((channel) => channel === send?.channel);
}

/** Deletes the record of a number that was verified or removed. */
export function forgetSend(owner: KeyOwner, id: string): void {
  writeSend(owner, id, null);
}

/** Deletes all records of a user, at whatever backend, or of a sign-in attempt. */
export function forgetSends({ userId }: Pick<KeyOwner, 'userId'>): void {
  removeItems((key) => key.startsWith(ownerPrefix(userId)));
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
  if (number.verification?.status !== 'unverified') return false;
  return send?.sentAt ? isSendGood(send, limits, now) : now < (number.verification.expireAt ?? 0);
}

/** Returns whether the code that this browser sent is still good by its own clock. */
export function isSendGood(send: SendTimes | null, limits: Pick<AdapterLimits, 'codeLifetime'>, now: number): boolean {
  return send?.sentAt != null && now < send.sentAt + limits.codeLifetime * 1000;
}

/** Calls `onChange` when a record changes, in this tab or another one. Returns the function that unsubscribes. */
export function subscribeToSends(onChange: () => void): () => void {
  const onStorage = (event: StorageEvent) => {
    if (event.key === null || event.key.startsWith(prefix)) onChange();
  };
  listeners.add(onChange);
  window.addEventListener('storage', onStorage);
  return () => {
    listeners.delete(onChange);
    window.removeEventListener('storage', onStorage);
  };
}

const prefix = 'phonekit:send:';
/** ms. Longer than any wait, or lifetime of a code. */
const longAgo = 86_400_000;
const listeners = new Set<() => void>();
const cache = new Map<string, { text: string | null; send: SendTimes | null }>();
/** Used if storage is missing, full or forbidden. */
const memory = new Map<string, string | null>();

/** Writes the record of a number, or deletes it. */
export function writeSend(owner: KeyOwner, id: string, send: SendTimes | null): void {
  writeItem(storageKey(owner, id), send && JSON.stringify([send.sentAt, send.askedAt, send.wait, send.channel]));
}

function removeItems(isRemoved: (key: string) => boolean): void {
  for (const key of [...listItems(), ...memory.keys()])
    if (key.startsWith(prefix) && isRemoved(key)) writeItem(key, null);
}

function listItems(): string[] {
  try {
    return Object.keys(localStorage);
  } catch {
    return [];
  }
}

function writeItem(key: string, text: string | null): void {
  cache.delete(key);
  try {
    if (text === null) localStorage.removeItem(key);
    else localStorage.setItem(key, text);
    memory.delete(key);
  } catch {
    memory.set(key, text);
  }
  for (const onChange of listeners) onChange();
}

function readItem(key: string): string | null {
  const inMemory = memory.get(key);
  if (inMemory !== undefined) return inMemory;
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function parseSend(text: string | null): SendTimes | null {
  try {
    const [sentAt, askedAt, wait, channel] = JSON.parse(text ?? '') as unknown[];
    const isSend =
      (sentAt === null || typeof sentAt === 'number') && typeof askedAt === 'number' && typeof wait === 'number';
    return isSend ? { sentAt, askedAt, wait, channel: typeof channel === 'string' ? channel : null } : null;
  } catch {
    return null;
  }
}

/** Hashed: every script of the origin can read storage, so a key names neither the user nor the number. */
function storageKey(owner: KeyOwner, id: string): string {
  return ownerPrefix(owner.userId) + hashText(JSON.stringify([...phoneKeys.all(owner), id]));
}

function ownerPrefix(userId: string): string {
  return `${prefix}${hashText(userId)}:`;
}
