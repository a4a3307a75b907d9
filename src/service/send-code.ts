import { PhoneError } from '../core/errors.js';
import type { Channel } from '../core/model.js';
import { describeNumber, parseCanonicalNumber, type CanonicalNumber } from './canonical-number.js';
import { normalizeClientKey } from './client-key.js';
import { createCode } from './codes.js';
import type { ServiceContext } from './context.js';
import { createEvent, createUserEvent } from './events.js';
import { composeMessage, type PhoneMessagePurpose } from './message.js';
import { assertNumberTypeAllowed } from './number-type.js';
import type { PhonePolicy } from './policy.js';
import { describeSendFailure } from './send-error.js';
import { describeSentCode } from './sent-code.js';
import { confirmSend, recordFailedSend } from './send-outcome.js';
import { recordSend, type SendJob } from './send-record.js';
import { toSubscriber } from './subscriber.js';

/** How to send a code. */
export interface SendCodeInput {
  /** @default the policy's first channel */
  channel?: Channel | undefined;
  /** BCP 47, for the wording of the message; several are in the order of preference. @default English */
  locale?: string | readonly string[] | undefined;
  /**
   * The client that makes the request, beside the user: an IP address, or any text that the client cannot choose. An
   * IPv6 address counts as its /64. @default none, and no limit by client
   */
  clientKey?: string | undefined;
  /**
   * The id of the message. A repetition with the id of one that was sent, or whose process ended before it knew, sends
   * nothing.
   * @default a new one
   */
  sendId?: string | undefined;
}

/**
 * Sends a new code, which voids the previous one, and resolves with its expiry in ms since the epoch. The send is
 * recorded and the code valid before the message leaves, so that no second process sends one too many, and the person
 * can be faster than the provider's response. No lock is held while the provider is awaited.
 */
export async function sendCode(
  context: ServiceContext,
  job: SendJob,
  { channel = context.policy.channels[0], locale = [], clientKey, sendId }: SendCodeInput,
): Promise<number> {
  const { sender, clock, policy } = context;
  const { number, purpose, place } = job;
  if (channel === undefined || !policy.channels.includes(channel)) throw new PhoneError('unsupported');
  const recipient = describeRecipient(number.phoneNumber, purpose);
  assertRecipientAllowed(policy, recipient);

  const code = createCode(policy.codeLength);
  const { appName } = context;
  const locales = typeof locale === 'string' ? [locale] : locale;
  const draft = { code, host: context.host(), appName, channel, locales, purpose };
  const { codes } = context;
  const [codeHash, sentCodeHash, phoneNumberHashes, clientHashes] = await Promise.all([
    place.hash(code),
    codes.hash('sent_code', ...describeSentCode({ ...job.number, purpose }, code)),
    codes.hashes('phone_number', toSubscriber(recipient.phoneNumber)),
    clientKey === undefined ? [] : codes.hashes('client', normalizeClientKey(clientKey)),
  ]);
  const hashed = { codeHash, sentCodeHash, phoneNumberHashes, clientHashes };
  const recorded = await recordSend(context, job, { ...hashed, channel, recipient, sendId });
  if ('sentBefore' in recorded) return recorded.sentBefore;
  if ('refusal' in recorded) {
    const { name, wait, sentAgo } = recorded.refusal;
    await context.emit({ ...createEvent('send_refused', number, clock), limit: name });
    throw new PhoneError('rate_limited', {
      retryAfter: wait === Infinity ? null : Math.ceil(wait / 1000),
      // Nobody says "0 seconds ago".
      sentAgo: sentAgo === null ? null : Math.max(1, Math.floor(sentAgo / 1000)),
    });
  }
  try {
    const composed = composeMessage(context.message, draft);
    await sender.send({ id: recorded.send.id, to: number.phoneNumber, channel, code, purpose, ...composed });
  } catch (thrown) {
    const { failure, error } = describeSendFailure(thrown);
    await recordFailedSend(context, place, recorded, failure);
    await context.emit(createEvent('code_not_sent', number, clock));
    throw error;
  }
  // If this fails, the message is still on its way, and the codes before it are good for longer.
  await confirmSend(context, place, recorded).catch(() => undefined);
  await context.emit(createEvent('code_sent', number, clock));
  if (recorded.isConversionFalling) {
    const event = createUserEvent('conversion_low', number.userId, clock);
    await context.emit({ ...event, prefix: recorded.send.prefix });
  }
  return recorded.expireAt;
}

/** Throws `invalid_phone_number` for a number that was stored before there was one spelling for each phone. */
function describeRecipient(phoneNumber: string, purpose: PhoneMessagePurpose): CanonicalNumber {
  if (purpose === 'sign_in') return describeNumber(phoneNumber);
  const recipient = parseCanonicalNumber(phoneNumber);
  if (recipient.phoneNumber !== phoneNumber) throw new PhoneError('invalid_phone_number');
  return recipient;
}

/**
 * Throws `unsupported_country` for a country that messages are not sent to, or an unknown one if only some are allowed,
 * and `invalid_phone_number` for a type of number that they are not sent to.
 */
export function assertRecipientAllowed(policy: PhonePolicy, recipient: CanonicalNumber): void {
  const countries: readonly string[] | null = policy.countries;
  if (countries !== null && !countries.includes(recipient.country)) throw new PhoneError('unsupported_country');
  assertNumberTypeAllowed(policy.refusedNumberTypes, recipient);
}
