import { PhoneError } from '../../core/errors.js';
import type { MessageSender, OutgoingMessage } from '../../service/message.js';
import { SendError } from '../../service/send-error.js';

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
 * reject it with that; after any other error nothing is sent either. What it refuses counts for
 * the user and the client, so that nobody asks without end, and not for the number.
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
      const isRefused = await askBeforeSend(beforeSend, { message, ...cause });
      if (isRefused) throw new SendError('forbidden', 'refused');
      await sender.send(outgoing);
    },
  };
}

/** Whatever it throws, nothing was sent. */
async function askBeforeSend(beforeSend: BeforeSend, pending: PendingMessage): Promise<boolean> {
  try {
    return (await beforeSend(pending)) === false;
  } catch (thrown) {
    if (!(thrown instanceof PhoneError)) throw new SendError('message_not_sent', 'refused', { cause: thrown });
    const { code, message, field, retryAfter, attemptsLeft, sentAgo } = thrown;
    throw new SendError(code, 'refused', {
      message,
      field,
      retryAfter,
      attemptsLeft,
      sentAgo,
      cause: thrown.cause ?? thrown,
    });
  }
}
