import type { Channel } from '../core/model.js';

/** The purposes of a code; a code for one is never accepted for the other. */
export const messagePurposes = ['verification', 'sign_in'] as const;

export type PhoneMessagePurpose = (typeof messagePurposes)[number];

/** A message to send. */
export interface OutgoingPhoneMessage {
  /** Identifies the send; use it as the idempotency key of a provider that supports one. */
  readonly id: string;
  /** E.164. */
  readonly to: string;
  readonly channel: Channel;
  /** The complete text of an SMS. */
  readonly text: string;
  /** The code alone, for a provider's template or a voice that reads it out. */
  readonly code: string;
  readonly purpose: PhoneMessagePurpose;
}

/** Sends messages through a provider. */
export interface PhoneMessageSender {
  /**
   * Resolves when the provider accepted the message. A rejection becomes `message_not_sent`, unless it is a
   * `PhoneError`, which is passed on (`invalid_phone_number` from a provider that recognizes a landline,
   * `recipient_opted_out` from one that was replied STOP). A `PhoneSendError` also says what became of the message, so
   * that what was refused does not count for the number. Give up after some seconds, because the person waits, and keep
   * the text out of errors, because they are logged.
   */
  send(message: OutgoingPhoneMessage): Promise<void>;
}

/** The input for the wording of a message. */
export interface PhoneMessageContext {
  readonly code: string;
  /** The site that the code is for, such as `example.com`; null if none was set. */
  readonly host: string | null;
  readonly channel: Channel;
  /** BCP 47, as the person's browser requests it; null if it is not known. */
  readonly locale: string | null;
  /** Mention it in the wording: whoever gets a sign-in code without signing in learns that somebody else did. */
  readonly purpose: PhoneMessagePurpose;
}

/** Returns the wording of a message. Put nothing secret but the code into it: it is shown on lock screens. */
export type PhoneMessageWording = (context: PhoneMessageContext) => string;

/** English, for any locale. */
export const defaultPhoneWording: PhoneMessageWording = ({ code, host, purpose }) =>
  `${code} is your ${purpose === 'sign_in' ? 'sign-in' : 'verification'} code` +
  `${host === null ? '' : ` for ${host}`}. Do not share it with anyone.`;

/**
 * Returns the wording, and in an SMS a last line that binds the code to the site, so that the browser fills it in there
 * only (WICG, Origin-bound one-time codes delivered via SMS).
 */
export function composeMessage(wording: PhoneMessageWording, context: PhoneMessageContext): string {
  const text = wording(context);
  const { channel, host, code } = context;
  return channel === 'sms' && host !== null ? `${text}\n\n@${host} #${code}` : text;
}
