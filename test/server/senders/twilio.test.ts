import type { ServerResponse } from 'node:http';
import twilio from 'twilio';
import { describe, expect, it } from 'vitest';
import { channels } from '../../../src/core/model.js';
import { twilioSender, type TwilioSenderOptions } from '../../../src/server/senders/twilio/index.js';
import { refusal } from '../../support/phone-service.js';
import { expectSilence, message, provider } from '../../support/http/sending.js';

const account = `AC${'0'.repeat(32)}`;

/** The format of https://www.twilio.com/docs/usage/twilios-response. */
const refuse = (status: number, code: number) => (response: ServerResponse) =>
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(
    JSON.stringify({
      code,
      message: `'To' number ${message.to} cannot have "${message.text}"`,
      more_info: `https://www.twilio.com/docs/errors/${code}`,
      status,
    }),
  );
const accept = (response: ServerResponse) =>
  response.writeHead(201, { 'Content-Type': 'application/json' }).end(JSON.stringify({ sid: 'SM1', status: 'queued' }));

async function createSender(
  respond = accept as (response: ServerResponse) => void,
  options: TwilioSenderOptions = { from: '+12015550100' },
) {
  const { received, origin } = await provider(respond);
  const client = twilio(account, 'token');
  client.api.baseUrl = origin;
  return { received, sender: twilioSender(client, options) };
}

describe('twilioSender', () => {
  it('creates the message with Twilio’s own client', async () => {
    const { sender, received } = await createSender();
    await sender.send(message);
    expect(received).toMatchObject([{ method: 'POST', path: `/2010-04-01/Accounts/${account}/Messages.json` }]);
    expect(Object.fromEntries(new URLSearchParams(received[0]?.text))).toEqual({
      To: message.to,
      Body: message.text,
      From: '+12015550100',
    });
  });

  it('sends by a messaging service if it has one', async () => {
    const { sender, received } = await createSender(accept, { messagingServiceSid: 'MG1' });
    await sender.send(message);
    expect(Object.fromEntries(new URLSearchParams(received[0]?.text))).toEqual({
      To: message.to,
      Body: message.text,
      MessagingServiceSid: 'MG1',
    });
  });

  it.each(channels.filter((channel) => channel !== 'sms'))('sends nothing by %s', async (channel) => {
    const { sender, received } = await createSender();
    expect(await refusal(sender.send({ ...message, channel }))).toMatchObject({ code: 'unsupported' });
    expect(received).toEqual([]);
  });

  it.each([
    [400, 21211, 'invalid_phone_number'],
    [400, 21265, 'invalid_phone_number'],
    [400, 21268, 'invalid_phone_number'],
    [400, 21421, 'invalid_phone_number'],
    [400, 21614, 'recipient_unreachable'],
    [400, 21635, 'recipient_unreachable'],
    [400, 21408, 'unsupported_country'],
    [403, 21408, 'unsupported_country'],
    [429, 20429, 'rate_limited'],
    [429, 14107, 'rate_limited'],
    [400, 21611, 'rate_limited'],
    [400, 21610, 'recipient_opted_out'],
    [400, 21217, 'invalid_phone_number'],
    [400, 30005, 'recipient_unreachable'],
    [400, 30006, 'recipient_unreachable'],
    [403, 60605, 'unsupported_country'],
    [400, 21606, 'message_not_sent'],
    [401, 20003, 'message_not_sent'],
    [404, 20404, 'message_not_sent'],
    [500, 20500, 'message_not_sent'],
  ])('maps %i with the error %i to %s, without the message', async (status, code, meaning) => {
    const { sender } = await createSender(refuse(status, code));
    const error = await refusal(sender.send(message));
    expect(error.code).toBe(meaning);
    expect(error.message).toBe(`Twilio returned ${status} with the error ${code}.`);
    expect(error.retryAfter).toBe(meaning === 'rate_limited' ? 10 : null);
    expect(error).toMatchObject({ failure: status < 500 ? 'refused' : 'unknown' });
    expectSilence(error);
  });

  it.each([
    [
      'HTML',
      (response: ServerResponse) => response.writeHead(503, { 'Content-Type': 'text/html' }).end('<h1>Down</h1>'),
    ],
    ['nothing', (response: ServerResponse) => response.writeHead(502).end()],
    ['success, and no message,', (response: ServerResponse) => response.writeHead(200).end('{}')],
    [
      'success, and a page,',
      (response: ServerResponse) => response.writeHead(200, { 'Content-Type': 'text/html' }).end('<h1>Sign in</h1>'),
    ],
    [
      'a message that has failed at once',
      (response: ServerResponse) =>
        response
          .writeHead(201, { 'Content-Type': 'application/json' })
          .end(JSON.stringify({ sid: 'SM1', status: 'failed', error_code: 30007 })),
    ],
  ])('rejects with message_not_sent for %s', async (_, respond) => {
    const { sender } = await createSender(respond);
    const error = await refusal(sender.send(message));
    expect(error.code).toBe('message_not_sent');
    expectSilence(error);
  });

  it.each([
    [30006, 'recipient_unreachable'],
    [21610, 'recipient_opted_out'],
    [30007, 'message_not_sent'],
    ['constructor', 'message_not_sent'],
  ])('rejects for a message that failed at once, with the error %s: %s', async (errorCode, meaning) => {
    const failed = JSON.stringify({ sid: 'SM1', status: 'failed', error_code: errorCode });
    const { sender } = await createSender((response) =>
      response.writeHead(201, { 'Content-Type': 'application/json' }).end(failed),
    );
    expect(await refusal(sender.send(message))).toMatchObject({ code: meaning, failure: 'refused' });
  });

  it('times out', async () => {
    const { sender } = await createSender(() => undefined, { from: '+12015550100', timeout: 50 });
    const error = await refusal(sender.send(message));
    expect(error).toMatchObject({
      code: 'message_not_sent',
      message: 'Twilio did not respond within 50 ms.',
      failure: 'unknown',
    });
    expectSilence(error);
  });

  it.each([
    ['is cut', (response: ServerResponse) => void response.destroy(), /^Twilio could not be reached: ECONNRESET\.$/],
    [
      'breaks off',
      (response: ServerResponse) =>
        void response.writeHead(201, { 'Content-Length': '100' }).write('{', () => response.destroy()),
      /^Twilio could not be reached: /,
    ],
  ])('rejects with the reason, without the message, if the connection %s', async (_, respond, reason) => {
    const { sender } = await createSender(respond);
    const error = await refusal(sender.send(message));
    expect(error.code).toBe('message_not_sent');
    expect(error.message).toMatch(reason);
    expectSilence(error);
  });

  it('rejects if the host is unreachable', async () => {
    const client = twilio(account, 'token');
    client.api.baseUrl = 'http://127.0.0.1:1';
    const error = await refusal(twilioSender(client, { from: '+12015550100' }).send(message));
    expect(error).toMatchObject({
      code: 'message_not_sent',
      message: 'Twilio could not be reached: ECONNREFUSED.',
      failure: 'unsent',
    });
    expectSilence(error);
  });
});
