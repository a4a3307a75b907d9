import type { ServerResponse } from 'node:http';
import { SNSClient } from '@aws-sdk/client-sns';
import { describe, expect, it } from 'vitest';
import { channels } from '../../../src/core/model.js';
import { snsSender, type SnsSenderOptions } from '../../../src/server/senders/sns/index.js';
import { refusal } from '../../support/phone-service.js';
import { expectSilence, message, provider } from '../../support/http/sending.js';

// On the oldest Node that the kit supports, the SDK would print a deprecation warning into each run.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';

const namespace = 'http://sns.amazonaws.com/doc/2010-03-31/';
const accept = (response: ServerResponse) =>
  response
    .writeHead(200, { 'Content-Type': 'text/xml' })
    .end(
      `<PublishResponse ` +
        `xmlns="${namespace}"><PublishResult><MessageId>1</MessageId></PublishResult>` +
        `<ResponseMetadata><RequestId>1</RequestId></ResponseMetadata></PublishResponse>`,
    );
const refuse =
  (status: number, code: string, words = `refused "${message.text}"`) =>
  (response: ServerResponse) =>
    response
      .writeHead(status, { 'Content-Type': 'text/xml' })
      .end(
        `<ErrorResponse ` +
          `xmlns="${namespace}"><Error><Type>Sender</Type><Code>${code}</Code><Message>${words}</Message></Error>` +
          `<RequestId>1</RequestId></ErrorResponse>`,
      );

async function createSender(respond = accept as (response: ServerResponse) => void, options: SnsSenderOptions = {}) {
  const { received, origin } = await provider(respond);
  const credentials = { accessKeyId: 'id', secretAccessKey: 'secret' };
  const client = new SNSClient({ region: 'eu-central-1', endpoint: origin, credentials, maxAttempts: 1 });
  return { received, sender: snsSender(client, options) };
}

describe('snsSender', () => {
  it('publishes to the number with the AWS SDK, as a transactional message', async () => {
    const { sender, received } = await createSender();
    await sender.send(message);
    expect(received).toHaveLength(1);
    expect(Object.fromEntries(new URLSearchParams(received[0]?.text))).toMatchObject({
      Action: 'Publish',
      PhoneNumber: message.to,
      Message: message.text,
      'MessageAttributes.entry.1.Name': 'AWS.SNS.SMS.SMSType',
      'MessageAttributes.entry.1.Value.StringValue': 'Transactional',
    });
  });

  it('sets the sender and the maximum price', async () => {
    const { sender, received } = await createSender(accept, {
      senderId: 'Example',
      originationNumber: '+12015550100',
      maxPrice: '0.10',
    });
    await sender.send(message);
    const fields = Object.fromEntries(new URLSearchParams(received[0]?.text));
    const named = [2, 3, 4].map((n) => [
      fields[`MessageAttributes.entry.${n}.Name`],
      fields[`MessageAttributes.entry.${n}.Value.StringValue`],
    ]);
    expect(Object.fromEntries(named)).toEqual({
      'AWS.SNS.SMS.SenderID': 'Example',
      'AWS.MM.SMS.OriginationNumber': '+12015550100',
      'AWS.SNS.SMS.MaxPrice': '0.10',
    });
  });

  it.each(channels.filter((channel) => channel !== 'sms'))('sends nothing by %s', async (channel) => {
    const { sender, received } = await createSender();
    expect(await refusal(sender.send({ ...message, channel }))).toMatchObject({ code: 'unsupported' });
    expect(received).toEqual([]);
  });

  it.each([
    [
      400,
      'InvalidParameter',
      `Invalid parameter: PhoneNumber Reason: ${message.to} is not valid to publish to`,
      'invalid_phone_number',
    ],
    [400, 'InvalidParameter', 'Invalid parameter: Message too long', 'message_not_sent'],
    [400, 'Throttling', 'Rate exceeded', 'rate_limited'],
    [429, 'Throttled', 'Rate exceeded', 'rate_limited'],
    [429, 'TooManyRequestsException', 'Rate exceeded', 'rate_limited'],
    [403, 'AuthorizationError', 'not authorized', 'message_not_sent'],
    [403, 'SignatureDoesNotMatch', undefined, 'message_not_sent'],
    [400, 'OptedOut', undefined, 'recipient_opted_out'],
    [
      400,
      'InvalidParameter',
      `Invalid parameter: PhoneNumber Reason: ${message.to} is opted out`,
      'recipient_opted_out',
    ],
    [500, 'InternalError', undefined, 'message_not_sent'],
    [503, 'ServiceUnavailable', undefined, 'message_not_sent'],
  ])('maps %i %s (%s) to %s, without the message', async (status, code, words, meaning) => {
    const { sender } = await createSender(refuse(status, code, words));
    const error = await refusal(sender.send(message));
    expect(error.code).toBe(meaning);
    expect(error.message).toMatch(/^Amazon SNS could not send: \w+\.$/);
    expect(error.retryAfter).toBe(meaning === 'rate_limited' ? 10 : null);
    expect(error).toMatchObject({ failure: status < 500 ? 'refused' : 'unknown' });
    expectSilence(error);
  });

  it('times out, and closes the connection', async () => {
    const seen = { arrived: 0, closed: 0 };
    // On a busy machine the first request may time out before it arrives.
    for (let timeout = 100; seen.arrived === 0; timeout *= 2) {
      const { sender } = await createSender(
        (response) => {
          seen.arrived++;
          response.on('close', () => seen.closed++);
        },
        { timeout },
      );
      const error = await refusal(sender.send(message));
      const reason = `Amazon SNS did not respond within ${timeout} ms.`;
      expect(error).toMatchObject({ code: 'message_not_sent', message: reason });
    }
    await expect.poll(() => seen.closed).toBe(seen.arrived);
  });

  it.each([
    ['is cut', (response: ServerResponse) => void response.destroy()],
    [
      'responds with success, but no message',
      (response: ServerResponse) =>
        void response.writeHead(200).end(`<PublishResponse xmlns="${namespace}"><PublishResult/></PublishResponse>`),
    ],
    [
      'responds with something other than XML',
      (response: ServerResponse) => void response.writeHead(200).end('<html>'),
    ],
  ])('rejects with message_not_sent if the connection %s', async (_, respond) => {
    const { sender } = await createSender(respond);
    const error = await refusal(sender.send(message));
    expect(error.code).toBe('message_not_sent');
    expectSilence(error);
  });
});
