import type { Channel } from '../core/model.js';
import { findLanguage } from './find-language.js';

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
  /** BCP 47: the language of the text, to choose a template or a voice by; null if it is not known. */
  readonly locale: string | null;
}

/** Sends messages through a provider. */
export interface PhoneMessageSender {
  /**
   * Resolves when the provider accepted the message. A rejection becomes `message_not_sent`, unless it is a
   * `PhoneError`, which is passed on (`recipient_unreachable` from a provider that recognizes a landline,
   * `recipient_opted_out` from one that was replied STOP). A `PhoneSendError` also says whether the message was
   * refused, in which case it does not count for the number. Give up after some seconds, because the person waits, and
   * keep the text out of errors, because they are logged.
   */
  send(message: OutgoingPhoneMessage): Promise<void>;
}

/** The input for the wording of a message. */
export interface PhoneMessageContext {
  readonly code: string;
  /** The site that the code is for, such as `example.com`; null if none was set. */
  readonly host: string | null;
  /** The name that the person knows the app by; null if none was set. */
  readonly appName: string | null;
  readonly channel: Channel;
  /** BCP 47: the language that was requested, or that of the wording; null if it is not known. */
  readonly locale: string | null;
  /** Mention it in the wording: a user who gets a sign-in code without signing in learns that somebody else did. */
  readonly purpose: PhoneMessagePurpose;
}

/** Returns the wording of a message. Put nothing secret but the code into it: it is shown on lock screens. */
export type PhoneMessageWording = (context: PhoneMessageContext) => string;

/** Wordings by language tag (BCP 47). */
export type PhoneMessageWordings = Readonly<Record<string, PhoneMessageWording>>;

/** A message before its language is chosen. */
export interface MessageDraft extends Omit<PhoneMessageContext, 'locale'> {
  /** BCP 47, in the order of preference. */
  readonly locales: readonly string[];
}

/**
 * Returns the text of a message, and its language. An SMS gets a last line that binds the code to the site, so that the
 * browser fills it in there only (WICG, Origin-bound one-time codes delivered via SMS).
 */
export function composeMessage(
  wording: PhoneMessageWording | PhoneMessageWordings,
  { locales, ...message }: MessageDraft,
): Pick<OutgoingPhoneMessage, 'text' | 'locale'> {
  const isOne = typeof wording === 'function';
  const locale = isOne ? (locales[0] ?? null) : (findLanguage(locales, Object.keys(wording)) ?? 'en');
  const write = isOne ? wording : (wording[locale ?? 'en'] ?? englishWording);
  return { text: write({ ...message, locale }) + createLastLine(message), locale };
}

/** The wording without other languages, which a page need not download. */
export const englishWording = /* @__PURE__ */ createWording({
  verification: '# is your verification code. Do not share it with anyone.',
  sign_in: '# is your sign-in code. Do not share it with anyone.',
});

/** Creates a wording of one text for each purpose, with `#` in place of the code. */
export function createWording(
  texts: Readonly<Record<PhoneMessagePurpose, string>>,
  { isRightToLeft = false, isInUcs2 = false } = {},
): PhoneMessageWording {
  return (context) => {
    const { code, purpose, channel, host, appName } = context;
    const text = texts[purpose].replace('#', code);
    const lastLine = createLastLine(context);
    // The last line names the site.
    const name = appName ?? (lastLine === '' && channel !== 'voice' ? host : null);
    // Latin letters that come first would turn the whole text around.
    const named = name === null ? text : isRightToLeft ? `${text} (${name})` : `${name}: ${text}`;
    const isTooLong = isInUcs2 && lastLine !== '' && named.length + lastLine.length > ucs2Segment;
    return isTooLong ? text : named;
  };
}

/** The longest name of an app: with it, each wording of the kit is an SMS of one segment. */
export const maxAppNameLength = 11;

/** UTF-16 units of an SMS in one segment, if not all of its characters are in GSM-7 (3GPP TS 23.038). */
const ucs2Segment = 70;

function createLastLine({ channel, host, code }: Pick<PhoneMessageContext, 'channel' | 'host' | 'code'>): string {
  return channel === 'sms' && host !== null ? `\n\n@${host} #${code}` : '';
}
