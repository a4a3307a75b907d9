import { PhoneError } from '../../../core/errors.js';
import { isRecord } from '../../../core/validate.js';
import type { PhoneMessageSender } from '../../../service/message.js';
import {
  createSendError,
  describeFailure,
  getConnectionFailure,
  getStatusFailure,
  type SendErrorCode,
} from '../kit/errors.js';
import { withProviderTimeout, type SenderOptions } from '../kit/provider-timeout.js';

/** The part of the `twilio` package's client that the sender uses. */
export interface TwilioClient {
  readonly messages: {
    create(message: { to: string; body: string; from?: string; messagingServiceSid?: string }): Promise<unknown>;
  };
}

/** The sender of the messages: one of your numbers or a sender id, or a messaging service that chooses among them. */
export type TwilioSenderOptions = SenderOptions & ({ from: string } | { messagingServiceSid: string });

/**
 * Sends SMS through Twilio: `twilioSender(twilio(accountSid, authToken), { from: '+12015550100' })`. Another channel is
 * `unsupported`, a number that Twilio rejects is `invalid_phone_number`, one that no SMS can reach, such as a landline,
 * is `recipient_unreachable`, one whose owner replied STOP is `recipient_opted_out`, a country that the account may not
 * send to is `unsupported_country`, Twilio's own limits are `rate_limited`, and everything else, a timeout included, is
 * `message_not_sent`.
 */
export function twilioSender(client: TwilioClient, options: TwilioSenderOptions): PhoneMessageSender {
  const sender = 'from' in options ? { from: options.from } : { messagingServiceSid: options.messagingServiceSid };
  return {
    async send({ to, channel, text }) {
      if (channel !== 'sms')
        throw createSendError('unsupported', `twilioSender only sends SMS, not messages by ${channel}.`);
      try {
        const created = await withProviderTimeout('Twilio', options, () =>
          client.messages.create({ to, body: text, ...sender }),
        );
        assertAccepted(created);
      } catch (thrown) {
        throw thrown instanceof PhoneError ? thrown : translateTwilioError(thrown);
      }
    },
  };
}

/** The client creates a message from whatever a successful response contains. */
function assertAccepted(created: unknown): void {
  if (!isRecord(created) || typeof created.sid !== 'string')
    throw createSendError('message_not_sent', 'Twilio responded, but accepted nothing.');
  if (created.status !== 'failed' && created.status !== 'undelivered') return;
  const meaning = twilioCodes[Number(created.errorCode)] ?? 'message_not_sent';
  throw createSendError(meaning, 'Twilio accepted the message, and failed at once.', { failure: 'refused' });
}

function translateTwilioError(thrown: unknown): PhoneError {
  const { status = null, code = null } = isRecord(thrown) ? thrown : {};
  // Twilio's own codes are numbers; a string is the network's, such as ECONNRESET.
  if (typeof status !== 'number' || typeof code === 'string')
    return createSendError('message_not_sent', `Twilio could not be reached: ${describeFailure(thrown)}.`, {
      failure: getConnectionFailure(thrown),
    });
  const meaning = twilioCodes[Number(code)] ?? (status === 429 ? 'rate_limited' : 'message_not_sent');
  return createSendError(
    meaning,
    `Twilio returned ${status}${typeof code === 'number' ? ` with the error ${code}` : ''}.`,
    { failure: getStatusFailure(status) },
  );
}

/**
 * By https://www.twilio.com/docs/api/errors. A code for an account that is set up wrongly is missing: the person cannot
 * help it.
 */
const twilioCodes: Readonly<Record<number, SendErrorCode | undefined>> = {
  21211: 'invalid_phone_number', // not a number
  21217: 'invalid_phone_number', // not a number
  21265: 'invalid_phone_number', // a short code
  21268: 'invalid_phone_number', // a premium number
  21421: 'invalid_phone_number', // not a number
  21610: 'recipient_opted_out', // replied STOP
  21614: 'recipient_unreachable', // not a mobile number
  21635: 'recipient_unreachable', // a landline
  30005: 'recipient_unreachable', // a number that nobody has
  30006: 'recipient_unreachable', // a landline, or a carrier that cannot be reached
  21408: 'unsupported_country', // not enabled for the account
  60605: 'unsupported_country', // blocked by the account's geographic permissions
  14107: 'rate_limited', // too many messages a second
  20429: 'rate_limited', // too many requests
  21611: 'rate_limited', // the sender's queue is full
};
