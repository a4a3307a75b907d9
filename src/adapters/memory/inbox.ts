import type { Channel } from '../../core/model.js';
import type { Clock } from '../../service/clock.js';
import type { MessageSender } from '../../service/message.js';
import { createCell } from './snapshot-store.js';

/** A message that was sent to some phone. */
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

/** The phones of a memory adapter's world, made for `useSyncExternalStore(inbox.subscribe, () => inbox.messages)`. */
export interface MessageInbox {
  /** Oldest first; the same array until a message comes. */
  readonly messages: readonly InboxMessage[];
  readonly subscribe: (listener: () => void) => () => void;
  readonly clear: () => void;
}

/** An inbox, and the sender that fills it. */
export function createInbox(key: string | undefined): {
  inbox: MessageInbox;
  senderAt: (clock: Clock) => MessageSender;
} {
  const cell = createCell<readonly InboxMessage[]>({ key, initial: () => [], isValue: isMessages });
  return {
    inbox: {
      get messages() {
        return cell.read();
      },
      subscribe: cell.subscribe,
      clear: () => cell.write([]),
    },
    senderAt: (clock) => ({
      send: ({ id, to, channel, text, code }) =>
        cell.exclusively(async () => {
          const message = Object.freeze({ id, to, text, code, sentAt: clock.now(), channel });
          cell.write(Object.freeze([...cell.read(), message]));
        }),
    }),
  };
}

function isMessages(found: unknown): found is readonly InboxMessage[] {
  return (
    Array.isArray(found) && found.every((message: unknown) => isRecord(message) && typeof message.code === 'string')
  );
}

function isRecord(found: unknown): found is Record<string, unknown> {
  return typeof found === 'object' && found !== null;
}
