import { hashText } from './hash.js';
import { phoneKeys, type KeyOwner } from './keys.js';

/**
 * What this browser knows about the codes that it requested for one number. Times are ms since the epoch, by its own
 * clock.
 */
export interface SendTimes {
  /** When a code was last sent; null if none was, or if it is void. */
  sentAt: number | null;
  /** When a send was last requested, or the backend said that it has sent; the wait starts here. */
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

/** Writes the record of a number, or deletes it. */
export function writeSend(owner: KeyOwner, id: string, send: SendTimes | null): void {
  writeItem(storageKey(owner, id), send && JSON.stringify([send.sentAt, send.askedAt, send.wait, send.channel]));
}

/** Deletes the record of a number that was verified or removed. */
export function forgetSend(owner: KeyOwner, id: string): void {
  writeSend(owner, id, null);
}

/** Deletes all records of a user, at any backend, or of a sign-in attempt. */
export function forgetSends({ userId }: Pick<KeyOwner, 'userId'>): void {
  removeItems((key) => key.startsWith(ownerPrefix(userId)));
}

/** Deletes the records, of any owner, that meet a condition. */
export function removeSends(isRemoved: (send: SendTimes) => boolean): void {
  removeItems((key) => {
    const send = parseSend(readItem(key));
    return send !== null && isRemoved(send);
  });
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
const cache = new Map<string, { text: string | null; send: SendTimes | null }>();
/** Used if storage is missing, full or forbidden. */
const memory = new Map<string, string | null>();

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
