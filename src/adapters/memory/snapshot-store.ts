import { createQueue } from '../../service/queue.js';

/** Holds one value in this tab, or a snapshot of it in `localStorage`, which all tabs of the origin share. */
export interface SnapshotStore<Value> {
  /** Returns the current value; the same object until it changes. */
  read(): Value;
  write(value: Value): void;
  /** Runs `run` while nobody else who shares the value runs theirs. */
  runExclusively<Result>(run: () => Promise<Result>): Promise<Result>;
  /** Calls the listener after each change, also by another tab. */
  subscribe(listener: () => void): () => void;
}

export interface SnapshotStoreOptions<Value> {
  /** The key in `localStorage`; without one the value stays in this tab. */
  key?: string | undefined;
  /** Creates the value if there is no snapshot yet. */
  initial: () => Value;
  /** Whether a snapshot is valid: another version, or anybody else, may have written it. */
  isValid: (snapshot: unknown) => snapshot is Value;
}

/**
 * Accesses storage only on first use. If storage fails (it is blocked or full), the value stays in memory from then on.
 */
export function createSnapshotStore<Value>({
  key,
  initial,
  isValid,
}: SnapshotStoreOptions<Value>): SnapshotStore<Value> {
  let isPersistent = key !== undefined;
  let last: { text: string | null; value: Value } | undefined;
  const enqueue = createQueue();
  const ownListeners = new Set<() => void>();
  const listeners = key === undefined ? ownListeners : getListeners(key);

  function readText(): string | null {
    if (key === undefined || !isPersistent) return last?.text ?? null;
    try {
      return window.localStorage.getItem(key);
    } catch {
      isPersistent = false;
      return last?.text ?? null;
    }
  }

  return {
    read() {
      const text = readText();
      if (last === undefined || last.text !== text) last = { text, value: parseSnapshot(text, isValid) ?? initial() };
      return last.value;
    },
    write(value) {
      last = { text: JSON.stringify(value), value };
      try {
        if (key !== undefined && isPersistent) window.localStorage.setItem(key, last.text ?? '');
      } catch {
        isPersistent = false;
      }
      listeners.forEach((listener) => listener());
    },
    runExclusively(run) {
      readText();
      const locks = isPersistent ? globalThis.navigator?.locks : undefined;
      return locks === undefined ? enqueue(run) : locks.request(`phonekit:${key}`, run);
    },
    subscribe(listener) {
      const onStorage = (event: StorageEvent) => {
        if (event.key === key || event.key === null) listener();
      };
      listeners.add(listener);
      if (key !== undefined && typeof window !== 'undefined') window.addEventListener('storage', onStorage);
      return () => {
        listeners.delete(listener);
        if (key !== undefined && typeof window !== 'undefined') window.removeEventListener('storage', onStorage);
      };
    },
  };
}

/** The browser's `storage` event reaches other tabs, but not a second store in this tab. */
const listenersByKey = new Map<string, Set<() => void>>();

function getListeners(key: string): Set<() => void> {
  const listeners = listenersByKey.get(key) ?? new Set();
  listenersByKey.set(key, listeners);
  return listeners;
}

function parseSnapshot<Value>(text: string | null, isValid: (snapshot: unknown) => snapshot is Value): Value | null {
  if (text === null) return null;
  try {
    const snapshot: unknown = JSON.parse(text);
    return isValid(snapshot) ? snapshot : null;
  } catch {
    return null;
  }
}
