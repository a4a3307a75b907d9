import { PhoneError } from '../../core/errors.js';
import type { MessageSender, OutgoingMessage } from '../../service/message.js';

/** A message that is about to be sent, and its cause. */
export interface PendingMessage {
  /** Without its text and its code. */
  readonly message: Omit<OutgoingMessage, 'text' | 'code'>;
  /** null at the second step of a sign-in, when nobody is signed in yet. */
  readonly userId: string | null;
  /** The request that caused it, whose body has been read. */
  readonly request: Request;
}

/**
 * Called before a message is sent. Return false to reject the request with `forbidden`, or throw a `PhoneError` to
 * reject it with that; after any other error nothing is sent either. The send counts toward the limits all the same.
 */
export type BeforeSend = (pending: PendingMessage) => boolean | void | Promise<boolean | void>;

/** Returns the sender for the messages of one request, which calls `beforeSend` first. */
export function withBeforeSend(
  sender: MessageSender,
  beforeSend: BeforeSend,
  cause: Omit<PendingMessage, 'message'>,
): MessageSender {
  return {
    async send(outgoing) {
      const { text: _, code: __, ...message } = outgoing;
      if ((await beforeSend({ message, ...cause })) === false) throw new PhoneError('forbidden');
      await sender.send(outgoing);
    },
  };
}
