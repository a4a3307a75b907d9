import { createInbox, type InboxMessage, type MessageInbox } from '../adapters/memory/inbox.js';
import { systemClock, type Clock } from '../service/clock.js';
import type { MessageSender } from '../service/message.js';

export type { InboxMessage, MessageInbox };

/** The phones that a service under test writes to, and the sender that does. */
export interface TestInbox extends MessageInbox, MessageSender {
  /**
   * The code in the newest message to a number, in E.164: the one that is there, else the first that comes. Rejects
   * where none has come within `timeout` ms. @default 2000
   */
  readCode(phoneNumber: string, timeout?: number): Promise<string>;
}

/** A message sender for `createPhoneService` and `createPhoneHandler` that sends nothing: a test reads what would have been sent. */
export function testInbox({ clock = systemClock }: { clock?: Clock } = {}): TestInbox {
  const { inbox, senderAt } = createInbox(undefined);
  const codeTo = (phoneNumber: string) => inbox.messages.findLast(({ to }) => to === phoneNumber)?.code;
  const readCode = (phoneNumber: string, timeout = 2000) =>
    new Promise<string>((resolve, reject) => {
      const look = () => {
        const code = codeTo(phoneNumber);
        if (code === undefined) return;
        clearTimeout(timer);
        unsubscribe();
        resolve(code);
      };
      const unsubscribe = inbox.subscribe(look);
      const timer = setTimeout(() => {
        unsubscribe();
        reject(new Error(`No message to ${phoneNumber} within ${timeout} ms, so there is no code to read. Messages went to: ${recipients(inbox)}.`));
      }, timeout);
      look();
    });
  return Object.assign(inbox, senderAt(clock), { readCode });
}

function recipients({ messages }: MessageInbox): string {
  return [...new Set(messages.map(({ to }) => to))].join(', ') || 'nobody';
}
