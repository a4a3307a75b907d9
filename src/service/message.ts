import type { Channel } from '../core/model.js';

/** What a code is for; one for the one is never taken for the other. */
export type MessagePurpose = 'verification' | 'sign_in';

/** A message that is to go out. */
export interface OutgoingMessage {
  /** Of this send; a provider that takes an idempotency key can have it. */
  readonly id: string;
  /** E.164. */
  readonly to: string;
  readonly channel: Channel;
  /** The whole text of an SMS. */
  readonly text: string;
  /** The code alone, for a provider's template or a voice that reads it out. */
  readonly code: string;
  readonly purpose: MessagePurpose;
}

/** Brings messages to phones. */
export interface MessageSender {
  /**
   * Resolves when the provider has accepted the message. A rejection becomes `message_not_sent`, or is handed on where
   * it is a `PhoneError` itself (a provider that knows a landline says `invalid_phone_number`). Give up after some
   * seconds: the person waits. Keep the text out of errors, since they are logged.
   */
  send(message: OutgoingMessage): Promise<void>;
}

/** What a message is written from. */
export interface MessageContext {
  readonly code: string;
  /** The site the code is for, such as `example.com`; null where none was given. */
  readonly host: string | null;
  readonly channel: Channel;
  /** BCP 47, as the person's browser asks for it; null where it is not known. */
  readonly locale: string | null;
  /** The words should tell it: who gets a sign-in code and did not sign in learns that somebody else did. */
  readonly purpose: MessagePurpose;
}

/** The words of a message. Nothing secret beyond the code belongs in them: they are read on lock screens. */
export type MessageWording = (context: MessageContext) => string;

/** English, whatever the locale. */
export const defaultWording: MessageWording = ({ code, host, purpose }) =>
  `${code} is your ${purpose === 'sign_in' ? 'sign-in' : 'verification'} code` +
  `${host === null ? '' : ` for ${host}`}. Do not share it with anyone.`;

/**
 * The words, and in an SMS a last line that binds the code to the site, so that the browser fills it in there and
 * nowhere else (WICG, Origin-bound one-time codes delivered via SMS).
 */
export function writeMessage(wording: MessageWording, context: MessageContext): string {
  const words = wording(context);
  const { channel, host, code } = context;
  return channel === 'sms' && host !== null ? `${words}\n\n@${host} #${code}` : words;
}
