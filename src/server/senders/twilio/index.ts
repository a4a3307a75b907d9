import { isRecord } from '../../../core/validate.js';
import { PhoneError } from '../../../core/errors.js';
import type { MessageSender } from '../../../service/message.js';
import { withDeadline, type SenderOptions } from '../kit/deadline.js';
import { failureOf, refused, type ProviderRefusal } from '../kit/errors.js';

/** What is called of the client that the package `twilio` makes. */
export interface TwilioClient {
  readonly messages: {
    create(message: { to: string; body: string; from?: string; messagingServiceSid?: string }): Promise<unknown>;
  };
}

/** Who sends, as Twilio knows it: one of your numbers or a sender id, or a messaging service that chooses among them. */
export type TwilioSenderOptions = SenderOptions & ({ from: string } | { messagingServiceSid: string });

/**
 * Sends SMS by Twilio: `twilioSender(twilio(accountSid, authToken), { from: '+12015550100' })`. Another channel is
 * `unsupported`. A number that can have no SMS is `invalid_phone_number`, a country that the account may not send to
 * `unsupported_country`, Twilio's own limits `rate_limited`, and all else `message_not_sent`, also where Twilio has not
 * answered in time.
 */
export function twilioSender(client: TwilioClient, options: TwilioSenderOptions): MessageSender {
  const sentBy = 'from' in options ? { from: options.from } : { messagingServiceSid: options.messagingServiceSid };
  return {
    async send({ to, channel, text }) {
      if (channel !== 'sms') throw refused('unsupported', `twilioSender sends SMS, and no message by ${channel}.`);
      try {
        const created = await withDeadline('Twilio', options, () => client.messages.create({ to, body: text, ...sentBy }));
        if (!isAccepted(created)) throw refused('message_not_sent', 'Twilio has answered, and accepted nothing.');
      } catch (thrown) {
        throw thrown instanceof PhoneError ? thrown : toRefusal(thrown);
      }
    },
  };
}

/** The client makes a message of whatever comes with a status of success. */
function isAccepted(created: unknown): boolean {
  return isRecord(created) && typeof created.sid === 'string' && created.status !== 'failed' && created.status !== 'undelivered';
}

function toRefusal(thrown: unknown): PhoneError {
  const { status = null, code = null } = isRecord(thrown) ? thrown : {};
  // Twilio's own codes are numbers; a text is the network's, such as ECONNRESET.
  if (typeof status !== 'number' || typeof code === 'string') return refused('message_not_sent', `Twilio could not be reached: ${failureOf(thrown)}.`);
  const meaning = meaningOf[String(code)] ?? (status === 429 ? 'rate_limited' : 'message_not_sent');
  return refused(meaning, `Twilio has answered ${status}${typeof code === 'number' ? ` with the error ${code}` : ''}.`);
}

/** By https://www.twilio.com/docs/api/errors; those that mean that the account is set up wrongly are not the person's business. */
const meaningOf: Readonly<Record<string, ProviderRefusal | undefined>> = {
  21211: 'invalid_phone_number', // no number
  21265: 'invalid_phone_number', // a short code
  21268: 'invalid_phone_number', // a premium number
  21614: 'invalid_phone_number', // no mobile number
  21635: 'invalid_phone_number', // a landline
  21408: 'unsupported_country', // not enabled for the account
  14107: 'rate_limited', // too many messages a second
  20429: 'rate_limited', // too many requests
  21611: 'rate_limited', // the sender's queue is full
};
