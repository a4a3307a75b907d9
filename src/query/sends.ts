import type { AdapterLimits } from '../core/adapter.js';
import type { PhoneNumber } from '../core/model.js';

/** What this browser knows of the codes it had sent to one number. Times are ms since the epoch on its own clock. */
export interface Send {
  /** When a code last went out; null where none did. */
  sentAt: number | null;
  /** When sending was last asked for: the wait runs from here. */
  askedAt: number;
  /** Seconds until sending may be asked for again. */
  wait: number;
}

/** The send that this browser remembers for a number; the same object until it changes. */
export function readSend(userId: string, id: string): Send | null {
  const key = storageKey(userId, id);
  const text = storedText(key);
  const known = parsed.get(key);
  if (known && known.text === text) return known.send;
  const send = text === null ? null : parseSend(text);
  parsed.set(key, { text, send });
  return send;
}

/** Notes a send before its request leaves, so that a reload in the middle does not forget it. */
export function noteSending(userId: string, id: string, limits: Pick<AdapterLimits, 'resendCooldown'>): void {
  const now = Date.now();
  writeSend(userId, id, { sentAt: now, askedAt: now, wait: limits.resendCooldown });
}

/** Corrects the note by a failure: back to what was known before, with the wait that the backend asks for, if any. */
export function noteSendFailed(userId: string, id: string, before: Send | null, retryAfter: number | null): void {
  if (retryAfter === null) writeSend(userId, id, before);
  else writeSend(userId, id, { sentAt: before?.sentAt ?? null, askedAt: Date.now(), wait: retryAfter });
}

/** The code that was sent is spent; the wait for the next one runs on. */
export function noteCodeSpent(userId: string, id: string): void {
  const send = readSend(userId, id);
  if (send) writeSend(userId, id, { ...send, sentAt: null });
}

/** Forgets a number that was verified or removed. */
export function forgetSend(userId: string, id: string): void {
  writeSend(userId, id, null);
}

/** Seconds until a code may be asked for again. A clock that was moved back ends the wait rather than lengthening it. */
export function secondsUntilResend(send: Send | null, now: number): number {
  if (!send || now < send.askedAt) return 0;
  return Math.max(0, Math.ceil((send.askedAt - now) / 1000 + send.wait));
}

/**
 * Whether a code is out that can still be typed. This browser's own clock counts where it sent the code; the backend's
 * `expireAt`, which another clock wrote, only where it did not.
 */
export function isCodeGood(number: PhoneNumber, send: Send | null, limits: Pick<AdapterLimits, 'codeLifetime'>, now: number): boolean {
  if (number.verification?.status !== 'unverified') return false;
  return send?.sentAt ? isSendGood(send, limits, now) : now < (number.verification.expireAt ?? 0);
}

/** Whether the code that this browser had sent can still be typed, as far as its own clock tells. */
export function isSendGood(send: Send | null, limits: Pick<AdapterLimits, 'codeLifetime'>, now: number): boolean {
  return send?.sentAt != null && now < send.sentAt + limits.codeLifetime * 1000;
}

/** For `useSyncExternalStore`: calls back when a send is noted, in this tab or in another one. */
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
const parsed = new Map<string, { text: string | null; send: Send | null }>();
/** Serves where storage is missing, full or forbidden. */
const memory = new Map<string, string | null>();

function writeSend(userId: string, id: string, send: Send | null): void {
  const key = storageKey(userId, id);
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

function storedText(key: string): string | null {
  const remembered = memory.get(key);
  if (remembered !== undefined) return remembered;
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function parseSend(text: string): Send | null {
  try {
    const [sentAt, askedAt, wait] = JSON.parse(text) as unknown[];
    const isSend = (sentAt === null || typeof sentAt === 'number') && typeof askedAt === 'number' && typeof wait === 'number';
    return isSend ? { sentAt, askedAt, wait } : null;
  } catch {
    return null;
  }
}

/** Storage is readable by every script of the origin, so the key tells neither the user nor the number (cyrb53). */
function storageKey(userId: string, id: string): string {
  const text = JSON.stringify([userId, id]);
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
