import type { InboxMessage, MessageInbox } from '../../src/adapters/memory/index.js';

export interface HttpInbox extends MessageInbox {
  /** Asks the server what has come. */
  readonly read: () => Promise<void>;
}

/** The phones of a world at the server, read when something may have come. */
export function createHttpInbox(url: () => Promise<string>): HttpInbox {
  const listeners = new Set<() => void>();
  let all: readonly InboxMessage[] = [];
  let messages: readonly InboxMessage[] = [];
  let cleared = 0;
  const show = () => {
    messages = all.slice(cleared);
    for (const listener of listeners) listener();
  };
  return {
    get messages() {
      return messages;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    clear() {
      cleared = all.length;
      show();
    },
    async read() {
      // One that cannot be reached is told of by what was asked of it.
      const answer = await fetch(await url()).catch(() => null);
      const found = answer?.ok ? ((await answer.json()) as readonly InboxMessage[]) : [];
      // Of two answers that cross, the longer one is the later one.
      if (found.length <= all.length) return;
      all = found;
      show();
    },
  };
}
