import type { InboxMessage, MessageInbox } from '../../src/adapters/memory/index.js';

export interface HttpInbox extends MessageInbox {
  /** Polls the server for new messages. */
  readonly read: () => Promise<void>;
}

/** The phones of a world on the server, refreshed when a message may have arrived. */
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
      // An unreachable server is reported by the call that failed.
      const response = await fetch(await url()).catch(() => null);
      const found = response?.ok ? ((await response.json()) as readonly InboxMessage[]) : [];
      // Responses can arrive out of order: the longer list is the newer one.
      if (found.length <= all.length) return;
      all = found;
      show();
    },
  };
}
