import { PhoneError } from '../../core/errors.js';
import type { PhoneMessageSender, OutgoingPhoneMessage } from '../../service/message.js';
import { PhoneSendError } from '../../service/send-error.js';

/** A message that is about to be sent, and its cause. */
export interface PendingPhoneMessage {
  /** Without its text and its code. */
  readonly message: Omit<OutgoingPhoneMessage, 'text' | 'code'>;
  /** null at the second step of a sign-in, when nobody is signed in yet. */
  readonly userId: string | null;
  /** The request that caused it, whose body has been read. */
  readonly request: Request;
}

/**
 * Called before a message is sent. Return false to reject the request with `forbidden`, or throw a `PhoneError` to
 * reject it with that; after any other error nothing is sent either. A message that it refuses counts toward the limits
 * of the user and the client, so that nobody can ask forever, and not toward those of the number.
 */
export type BeforePhoneMessage = (pending: PendingPhoneMessage) => boolean | void | Promise<boolean | void>;

/** Returns the sender for the messages of one request, which calls `beforeSend` first. */
export function withBeforeSend(
  sender: PhoneMessageSender,
  beforeSend: BeforePhoneMessage,
  cause: Omit<PendingPhoneMessage, 'message'>,
): PhoneMessageSender {
  return {
    async send(outgoing) {
      const { text: _, code: __, ...message } = outgoing;
      const isRefused = await askBeforeSend(beforeSend, { message, ...cause });
      if (isRefused) throw new PhoneSendError('forbidden', 'refused');
      await sender.send(outgoing);
    },
  };
}

/** Whatever it throws, nothing was sent. */
async function askBeforeSend(beforeSend: BeforePhoneMessage, pending: PendingPhoneMessage): Promise<boolean> {
  try {
    return (await beforeSend(pending)) === false;
  } catch (thrown) {
    if (!(thrown instanceof PhoneError)) throw new PhoneSendError('message_not_sent', 'refused', { cause: thrown });
    const { code, message, field, retryAfter, attemptsLeft, sentAgo } = thrown;
    throw new PhoneSendError(code, 'refused', {
      message,
      field,
      retryAfter,
      attemptsLeft,
      sentAgo,
      cause: thrown.cause ?? thrown,
    });
  }
}
