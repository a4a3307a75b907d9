import { createInbox, type InboxMessage, type MessageInbox } from '../adapters/memory/inbox.js';
import { systemClock, type PhoneClock } from '../service/clock.js';
import type { PhoneMessageSender } from '../service/message.js';

export type { InboxMessage, MessageInbox };

/** The messages of a service under test, and the sender that receives them. */
export interface TestInbox extends MessageInbox, PhoneMessageSender {
  /**
   * Resolves with the code in the newest message to a number in E.164; waits for one if there is none yet, and rejects
   * after `timeout` ms. @default 2000
   */
  readCode(phoneNumber: string, timeout?: number): Promise<string>;
}

/**
 * A message sender for `createPhoneService` and `createPhoneHandler` that sends nothing, and whose messages a test can
 * read.
 */
export function testInbox({ clock = systemClock }: { clock?: PhoneClock | undefined } = {}): TestInbox {
  const { inbox, createSender } = createInbox(undefined);
  const findCode = (phoneNumber: string) => inbox.messages.findLast(({ to }) => to === phoneNumber)?.code;
  const readCode = (phoneNumber: string, timeout = 2000) =>
    new Promise<string>((resolve, reject) => {
      const look = () => {
        const code = findCode(phoneNumber);
        if (code === undefined) return;
        clearTimeout(timer);
        unsubscribe();
        resolve(code);
      };
      const unsubscribe = inbox.subscribe(look);
      const timer = setTimeout(() => {
        unsubscribe();
        reject(
          new Error(
            `No message to ${phoneNumber} within ${timeout} ms, so there is no code to read. Messages ` +
              `went to: ${listRecipients(inbox)}.`,
          ),
        );
      }, timeout);
      look();
    });
  return Object.assign(inbox, createSender(clock), { readCode });
}

function listRecipients({ messages }: MessageInbox): string {
  return [...new Set(messages.map(({ to }) => to))].join(', ') || 'nobody';
}
