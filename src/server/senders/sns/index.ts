import { PublishCommand, type MessageAttributeValue, type SNSClient } from '@aws-sdk/client-sns';
import { PhoneError } from '../../../core/errors.js';
import type { MessageSender } from '../../../service/message.js';
import { withDeadline, type SenderOptions } from '../kit/deadline.js';
import { refused, type ProviderRefusal } from '../kit/errors.js';

export interface SnsSenderOptions extends SenderOptions {
  /** The name that is shown in place of a number, in countries that have such. @default the account's */
  senderId?: string;
  /** One of your own numbers, in E.164, to send from. @default AWS chooses */
  originationNumber?: string;
  /** US dollars that one message may cost at most. @default the account's limit */
  maxPrice?: string;
}

/**
 * Sends SMS by Amazon SNS: `snsSender(new SNSClient({ region: 'eu-central-1' }))`. Another channel is `unsupported`. A
 * number that SNS takes for none is `invalid_phone_number`, its limits are `rate_limited`, and all else is
 * `message_not_sent`, also where it has not answered in time. SNS does not tell of countries and opt-outs but in its
 * delivery log.
 */
export function snsSender(client: Pick<SNSClient, 'send'>, options: SnsSenderOptions = {}): MessageSender {
  const attributes = attributesOf(options);
  return {
    async send({ to, channel, text }) {
      if (channel !== 'sms') throw refused('unsupported', `snsSender sends SMS, and no message by ${channel}.`);
      const command = new PublishCommand({ PhoneNumber: to, Message: text, MessageAttributes: attributes });
      try {
        const { MessageId } = await withDeadline('Amazon SNS', options, (signal) => client.send(command, { abortSignal: signal }));
        if (!MessageId) throw refused('message_not_sent', 'Amazon SNS has answered, and accepted nothing.');
      } catch (thrown) {
        throw thrown instanceof PhoneError ? thrown : toRefusal(thrown);
      }
    },
  };
}

function attributesOf({ senderId, originationNumber, maxPrice }: SnsSenderOptions): Record<string, MessageAttributeValue> {
  const attributes = {
    // Codes go before advertisements, and at once.
    'AWS.SNS.SMS.SMSType': text('Transactional'),
    ...(senderId !== undefined && { 'AWS.SNS.SMS.SenderID': text(senderId) }),
    ...(originationNumber !== undefined && { 'AWS.MM.SMS.OriginationNumber': text(originationNumber) }),
    ...(maxPrice !== undefined && { 'AWS.SNS.SMS.MaxPrice': { DataType: 'Number', StringValue: maxPrice } }),
  };
  return attributes;
}

function text(value: string): MessageAttributeValue {
  return { DataType: 'String', StringValue: value };
}

function toRefusal(thrown: unknown): PhoneError {
  const { name, message } = thrown instanceof Error ? thrown : { name: 'no error', message: '' };
  return refused(meaningOf(name, message), `Amazon SNS could not send: ${name}.`);
}

/** By https://docs.aws.amazon.com/sns/latest/api/API_Publish.html, and the words that SNS has for a number it does not take. */
function meaningOf(name: string, message: string): ProviderRefusal {
  if (/^(Throttl|TooManyRequests)/.test(name)) return 'rate_limited';
  const isAboutNumber = /^(InvalidParameter|Validation)/.test(name) && message.includes('PhoneNumber');
  return isAboutNumber ? 'invalid_phone_number' : 'message_not_sent';
}
