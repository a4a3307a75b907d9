import { PublishCommand, type MessageAttributeValue, type SNSClient } from '@aws-sdk/client-sns';
import { PhoneError } from '../../../core/errors.js';
import { isRecord } from '../../../core/validate.js';
import type { PhoneMessageSender } from '../../../service/message.js';
import { createSendError, getConnectionFailure, getStatusFailure, type SendErrorCode } from '../kit/errors.js';
import { withProviderTimeout, type SenderOptions } from '../kit/provider-timeout.js';

export interface SnsSenderOptions extends SenderOptions {
  /** The name shown in place of a number, in countries that support it. @default the account's */
  senderId?: string | undefined;
  /** One of your own numbers to send from, in E.164. @default chosen by AWS */
  originationNumber?: string | undefined;
  /** The maximum price of one message, in US dollars. @default the account's limit */
  maxPrice?: string | undefined;
}

/**
 * Sends SMS through Amazon SNS: `snsSender(new SNSClient({ region: 'eu-central-1' }))`. Another channel is
 * `unsupported`, a number that SNS rejects is `invalid_phone_number`, one that has opted out is `recipient_opted_out`,
 * its limits are `rate_limited`, and everything else, a timeout included, is `message_not_sent`. SNS reports refused
 * countries, numbers that it cannot reach, and most opt-outs, only in its delivery log.
 */
export function snsSender(client: Pick<SNSClient, 'send'>, options: SnsSenderOptions = {}): PhoneMessageSender {
  const attributes = createAttributes(options);
  return {
    async send({ to, channel, text }) {
      if (channel !== 'sms')
        throw createSendError('unsupported', `snsSender only sends SMS, not messages by ${channel}.`);
      const command = new PublishCommand({ PhoneNumber: to, Message: text, MessageAttributes: attributes });
      try {
        const { MessageId } = await withProviderTimeout('Amazon SNS', options, (signal) =>
          client.send(command, { abortSignal: signal }),
        );
        if (!MessageId) throw createSendError('message_not_sent', 'Amazon SNS responded, but accepted nothing.');
      } catch (thrown) {
        throw thrown instanceof PhoneError ? thrown : translateSnsError(thrown);
      }
    },
  };
}

function createAttributes({
  senderId,
  originationNumber,
  maxPrice,
}: SnsSenderOptions): Record<string, MessageAttributeValue> {
  return {
    // Codes are delivered at once, and before advertisements.
    'AWS.SNS.SMS.SMSType': toText('Transactional'),
    ...(senderId !== undefined && { 'AWS.SNS.SMS.SenderID': toText(senderId) }),
    ...(originationNumber !== undefined && { 'AWS.MM.SMS.OriginationNumber': toText(originationNumber) }),
    ...(maxPrice !== undefined && { 'AWS.SNS.SMS.MaxPrice': { DataType: 'Number', StringValue: maxPrice } }),
  };
}

function toText(value: string): MessageAttributeValue {
  return { DataType: 'String', StringValue: value };
}

function translateSnsError(thrown: unknown): PhoneError {
  const { name, message } = thrown instanceof Error ? thrown : { name: 'no error', message: '' };
  const status = isRecord(thrown) && isRecord(thrown.$metadata) ? thrown.$metadata.httpStatusCode : undefined;
  const failure = typeof status === 'number' ? getStatusFailure(status) : getConnectionFailure(thrown);
  return createSendError(toSendErrorCode(name, message), `Amazon SNS could not send: ${name}.`, { failure });
}

/**
 * By https://docs.aws.amazon.com/sns/latest/api/API_Publish.html, and the message that SNS has for a number it rejects.
 */
function toSendErrorCode(name: string, message: string): SendErrorCode {
  if (/^(Throttl|TooManyRequests)/.test(name)) return 'rate_limited';
  if (/opted.?out/i.test(`${name} ${message}`)) return 'recipient_opted_out';
  const isAboutNumber = /^(InvalidParameter|Validation)/.test(name) && message.includes('PhoneNumber');
  return isAboutNumber ? 'invalid_phone_number' : 'message_not_sent';
}
