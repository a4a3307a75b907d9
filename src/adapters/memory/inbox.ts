import type { Channel } from '../../core/model.js';
import { isRecord } from '../../core/validate.js';
import type { PhoneClock } from '../../service/clock.js';
import type { PhoneMessageSender } from '../../service/message.js';
import { createSnapshotStore } from './snapshot-store.js';

/** A message that was sent to a phone. */
export interface InboxMessage {
  readonly id: string;
  /** E.164. */
  readonly to: string;
  readonly text: string;
  readonly code: string;
  /** ms since the epoch. */
  readonly sentAt: number;
  readonly channel: Channel;
}

/** The messages in a memory adapter's world, for `useSyncExternalStore(inbox.subscribe, () => inbox.messages)`. */
export interface MessageInbox {
  /** Oldest first; the same array until a message arrives. */
  readonly messages: readonly InboxMessage[];
  readonly subscribe: (listener: () => void) => () => void;
  readonly clear: () => void;
}

/** Creates an inbox, and the function that creates its senders. */
export function createInbox(key: string | undefined): {
  inbox: MessageInbox;
  createSender: (clock: PhoneClock) => PhoneMessageSender;
} {
  const store = createSnapshotStore<readonly InboxMessage[]>({ key, initial: () => [], isValid: isMessages });
  return {
    inbox: {
      get messages() {
        return store.read();
      },
      subscribe: store.subscribe,
      clear: () => store.write([]),
    },
    createSender: (clock) => ({
      send: ({ id, to, channel, text, code }) =>
        store.runExclusively(async () => {
          const message = Object.freeze({ id, to, text, code, sentAt: clock.now(), channel });
          store.write(Object.freeze([...store.read(), message]));
        }),
    }),
  };
}

function isMessages(snapshot: unknown): snapshot is readonly InboxMessage[] {
  return (
    Array.isArray(snapshot) &&
    snapshot.every((message: unknown) => isRecord(message) && typeof message.code === 'string')
  );
}
