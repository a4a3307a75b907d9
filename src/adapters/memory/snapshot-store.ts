import { createQueue } from '../../service/queue.js';

/** A value that is kept in this tab, or in `localStorage`, where every tab of the origin shares it. */
export interface Cell<Value> {
  /** The value as it is now; the same object until it changes. */
  read(): Value;
  write(value: Value): void;
  /** Runs `run` while no one else does who shares the value. */
  exclusively<Answer>(run: () => Promise<Answer>): Promise<Answer>;
  /** Told of each change, another tab's included. */
  subscribe(listener: () => void): () => void;
}

export interface CellOptions<Value> {
  /** The key in `localStorage`; without one the value stays in this tab. */
  key?: string;
  /** The value where none is kept yet. */
  initial: () => Value;
  /** Whether what was found is such a value: it may be another version's, or anyone's. */
  isValue: (found: unknown) => found is Value;
}

/** Touches no storage before its first use; where storage fails (blocked, full), memory serves from then on. */
export function createCell<Value>({ key, initial, isValue }: CellOptions<Value>): Cell<Value> {
  let isKept = key !== undefined;
  let last: { text: string | null; value: Value } | undefined;
  const inThisTab = createQueue();
  const ownListeners = new Set<() => void>();
  const listeners = key === undefined ? ownListeners : listenersOf(key);

  function text(): string | null {
    if (key === undefined || !isKept) return last?.text ?? null;
    try {
      return window.localStorage.getItem(key);
    } catch {
      isKept = false;
      return last?.text ?? null;
    }
  }

  return {
    read() {
      const found = text();
      if (last === undefined || last.text !== found) last = { text: found, value: parsed(found, isValue) ?? initial() };
      return last.value;
    },
    write(value) {
      last = { text: JSON.stringify(value), value };
      try {
        if (key !== undefined && isKept) window.localStorage.setItem(key, last.text ?? '');
      } catch {
        isKept = false;
      }
      listeners.forEach((listener) => listener());
    },
    exclusively(run) {
      text();
      const locks = isKept ? globalThis.navigator?.locks : undefined;
      return locks === undefined ? inThisTab(run) : locks.request(`phonekit:${key}`, run);
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

/** The browser tells other tabs of a change, and not two cells of one tab. */
const listenersByKey = new Map<string, Set<() => void>>();

function listenersOf(key: string): Set<() => void> {
  const listeners = listenersByKey.get(key) ?? new Set();
  listenersByKey.set(key, listeners);
  return listeners;
}

function parsed<Value>(text: string | null, isValue: (found: unknown) => found is Value): Value | null {
  if (text === null) return null;
  try {
    const found: unknown = JSON.parse(text);
    return isValue(found) ? found : null;
  } catch {
    return null;
  }
}
