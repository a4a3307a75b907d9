import type { AdapterLimits } from '../core/adapter.js';
import type { PhoneNumber } from '../core/model.js';

/**
 * What this browser knows about the codes that it had sent to one number. Times are ms since the epoch, by its own
 * clock.
 */
export interface SendRecord {
  /** When a code was last sent; null if none was, or if it is void. */
  sentAt: number | null;
  /** When a send was last requested; the wait starts here. */
  askedAt: number;
  /** Seconds from then until the next send is allowed. */
  wait: number;
}

/**
 * Returns the send record of a number of this owner (a user or a sign-in attempt); the same object until it changes.
 */
export function readSend(owner: string, id: string): SendRecord | null {
  const key = storageKey(owner, id);
  const text = readItem(key);
  const cached = cache.get(key);
  if (cached?.text === text) return cached.send;
  const send = text === null ? null : parseSend(text);
  cache.set(key, { text, send });
  return send;
}

/** Records a send before its request is made, so that a reload in between does not lose it. */
export function recordSend(owner: string, id: string, limits: Pick<AdapterLimits, 'resendCooldown'>): void {
  const now = Date.now();
  writeSend(owner, id, { sentAt: now, askedAt: now, wait: limits.resendCooldown });
}

/**
 * Corrects the record after the send was rejected: restores the previous one, with the wait in `retryAfter` if there is
 * one.
 */
export function recordSendError(
  owner: string,
  id: string,
  previous: SendRecord | null,
  retryAfter: number | null,
): void {
  if (retryAfter === null) writeSend(owner, id, previous);
  else writeSend(owner, id, { sentAt: previous?.sentAt ?? null, askedAt: Date.now(), wait: retryAfter });
}

/** Records that the code is void; the wait until the next send continues. */
export function recordVoidCode(owner: string, id: string): void {
  const send = readSend(owner, id);
  if (send) writeSend(owner, id, { ...send, sentAt: null });
}

/** Deletes the record of a number that was verified or removed. */
export function forgetSend(owner: string, id: string): void {
  writeSend(owner, id, null);
}

/**
 * Returns the seconds until the next send is allowed. A clock that was moved back ends the wait rather than lengthening
 * it.
 */
export function getSecondsUntilResend(send: SendRecord | null, now: number): number {
  if (!send || now < send.askedAt) return 0;
  return Math.max(0, Math.ceil((send.askedAt - now) / 1000 + send.wait));
}

/**
 * Returns whether a code was sent that is still good. If this browser sent it, its own clock decides; the backend's
 * `expireAt`, which is by another clock, decides only if it did not.
 */
export function isCodeGood(
  number: PhoneNumber,
  send: SendRecord | null,
  limits: Pick<AdapterLimits, 'codeLifetime'>,
  now: number,
): boolean {
  if (number.verification?.status !== 'unverified') return false;
  return send?.sentAt ? isSendGood(send, limits, now) : now < (number.verification.expireAt ?? 0);
}

/** Returns whether the code that this browser sent is still good by its own clock. */
export function isSendGood(send: SendRecord | null, limits: Pick<AdapterLimits, 'codeLifetime'>, now: number): boolean {
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
const listeners = new Set<() => void>();
const cache = new Map<string, { text: string | null; send: SendRecord | null }>();
/** Used if storage is missing, full or forbidden. */
const memory = new Map<string, string | null>();

function writeSend(owner: string, id: string, send: SendRecord | null): void {
  const key = storageKey(owner, id);
  const text = send && JSON.stringify([send.sentAt, send.askedAt, send.wait]);
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

function parseSend(text: string): SendRecord | null {
  try {
    const [sentAt, askedAt, wait] = JSON.parse(text) as unknown[];
    const isSend =
      (sentAt === null || typeof sentAt === 'number') && typeof askedAt === 'number' && typeof wait === 'number';
    return isSend ? { sentAt, askedAt, wait } : null;
  } catch {
    return null;
  }
}

/**
 * Hashes the key (cyrb53): every script of the origin can read storage, so it names neither the user nor the number.
 */
function storageKey(owner: string, id: string): string {
  const text = JSON.stringify([owner, id]);
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    high = Math.imul(high ^ unit, 2654435761);
    low = Math.imul(low ^ unit, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return prefix + (4294967296 * (2097151 & low) + (high >>> 0)).toString(36);
}
