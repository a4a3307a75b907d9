import { PhoneError } from '../../core/errors.js';
import type { MessageSender, OutgoingMessage } from '../../service/message.js';

/** A message that is about to leave, and why. */
export interface PendingMessage {
  /** Without its text and its code. */
  readonly message: Omit<OutgoingMessage, 'text' | 'code'>;
  /** null at the second step of a sign-in, where nobody is signed in yet. */
  readonly userId: string | null;
  /** What caused it; its body has been read. */
  readonly request: Request;
}

/**
 * Looks at a message before it leaves, and may refuse it: false is `forbidden`, and a `PhoneError` that it throws is
 * answered as it is. The send still counts for the limits. Where it fails otherwise, nothing is sent.
 */
export type BeforeSend = (pending: PendingMessage) => boolean | void | Promise<boolean | void>;

/** The sender, for the messages of one request, asking first. */
export function askingFirst(
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
