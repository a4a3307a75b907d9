import { createHmac } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { describe, expect, it } from 'vitest';
import { webhookSender, type WebhookSenderOptions } from '../../../src/server/senders/webhook/index.js';
import { refusal } from '../../support/phone-service.js';
import { expectSilence, message, provider, type Received } from '../../support/http/sending.js';

const key = 'MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3';
const accept = (response: ServerResponse) => response.writeHead(202).end('thanks');
const respondWith =
  (status: number, headers: Record<string, string> = {}, body = '') =>
  (response: ServerResponse) =>
    response.writeHead(status, headers).end(body);

async function createSender(
  respond = accept as (response: ServerResponse) => void,
  options: Partial<WebhookSenderOptions> = {},
) {
  const { received, origin } = await provider(respond);
  return { received, origin, sender: webhookSender({ url: `${origin}/sms?for=app`, ...options }) };
}

/**
 * Verifies it as a receiver does:
 * https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
 */
function isSigned({ headers, text }: Received): boolean {
  const signed = `${String(headers['webhook-id'])}.${String(headers['webhook-timestamp'])}.${text}`;
  return (
    headers['webhook-signature'] ===
    `v1,${createHmac('sha256', Buffer.from(key, 'base64')).update(signed).digest('base64')}`
  );
}

describe('webhookSender', () => {
  it('posts the message as JSON', async () => {
    const { sender, received } = await createSender();
    await sender.send(message);
    expect(received).toMatchObject([
      {
        method: 'POST',
        path: '/sms?for=app',
        headers: { 'content-type': 'application/json', 'webhook-id': message.id },
      },
    ]);
    expect(JSON.parse(received[0]?.text ?? '')).toEqual(message);
    expect(received[0]?.headers).not.toHaveProperty('webhook-signature');
  });

  it('signs id, time and body, so that the receiver can verify origin and age', async () => {
    const { sender, received } = await createSender(accept, { secret: `whsec_${key}` });
    const seconds = () => Math.floor(Date.now() / 1000);
    const before = seconds();
    await sender.send({ ...message, text: 'é 🙂' });
    const [one] = received;
    if (!one) throw new Error('Nothing was received.');
    expect(isSigned(one)).toBe(true);
    const signedAt = Number(one.headers['webhook-timestamp']);
    expect(signedAt).toBeGreaterThanOrEqual(before);
    expect(signedAt).toBeLessThanOrEqual(seconds());
    expect(isSigned({ ...one, text: one.text.replace('482913', '000000') })).toBe(false);
    expect(isSigned({ ...one, headers: { ...one.headers, 'webhook-timestamp': '1' } })).toBe(false);
  });

  it.each(['', 'whsec_', `whsec_${Buffer.alloc(23).toString('base64')}`, key, 'whsec_Ü', 'whsec_a'])(
    'rejects a weak or malformed secret: “%s”',
    (secret) => {
      expect(() => webhookSender({ url: 'https://example.com', secret })).toThrow(/openssl rand -base64 32/);
    },
  );

  it('rejects an invalid URL', () => {
    expect(() => webhookSender({ url: '/sms' })).toThrow(/URL/);
  });

  it('follows no redirect, which would carry the code elsewhere', async () => {
    const elsewhere = await provider(accept);
    for (const status of [301, 302, 307, 308]) {
      const { sender } = await createSender(respondWith(status, { Location: elsewhere.origin }));
      expect(await refusal(sender.send(message))).toMatchObject({
        code: 'message_not_sent',
        message: `The webhook returned ${status}.`,
      });
    }
    expect(elsewhere.received).toEqual([]);
  });

  const problem = (code: string, more = {}) => JSON.stringify({ type: 'about:blank', code, ...more });
  const asProblem = { 'Content-Type': 'application/problem+json' };
  it.each([
    ['a number that can have none', 422, asProblem, problem('invalid_phone_number'), 'invalid_phone_number', null],
    ['a number whose owner has opted out', 422, asProblem, problem('recipient_opted_out'), 'recipient_opted_out', null],
    ['a number out of reach', 422, asProblem, problem('recipient_unreachable'), 'recipient_unreachable', null],
    ['a country', 422, asProblem, problem('unsupported_country'), 'unsupported_country', null],
    ['a channel', 422, asProblem, problem('unsupported'), 'unsupported', null],
    ['a limit with its wait', 429, asProblem, problem('rate_limited', { retry_after: 42 }), 'rate_limited', 42],
    [
      'a limit with its wait in the header',
      429,
      { ...asProblem, 'Retry-After': '43' },
      problem('rate_limited'),
      'rate_limited',
      43,
    ],
    ['a limit and no more', 429, {}, '', 'rate_limited', 10],
    ['a failure that says when to come back', 503, { 'Retry-After': '60' }, '', 'message_not_sent', 60],
    ['a date to come back', 503, { 'Retry-After': 'Wed, 01 Jan 2031 00:00:00 GMT' }, '', 'message_not_sent', null],
    ['a failure', 500, {}, message.text, 'message_not_sent', null],
    ['what it has no right to say', 401, asProblem, problem('unauthenticated'), 'message_not_sent', null],
    ['what is another matter', 409, asProblem, problem('incorrect_code'), 'message_not_sent', null],
    ['a problem that is none', 400, asProblem, message.text, 'message_not_sent', null],
    ['a word that every object has', 400, asProblem, problem('constructor'), 'message_not_sent', null],
  ])('passes on what the receiver returns: %s', async (_, status, headers, body, code, retryAfter) => {
    const { sender } = await createSender(respondWith(status, headers as Record<string, string>, body));
    const error = await refusal(sender.send(message));
    const failure = status < 500 ? 'refused' : 'unknown';
    expect(error).toMatchObject({ code, retryAfter, message: `The webhook returned ${status}.`, failure });
    expectSilence(error);
  });

  it('times out, even if a response has started', async () => {
    const never = [() => undefined, (response: ServerResponse) => void response.writeHead(500, asProblem).write('{')];
    for (const respond of never) {
      const { sender } = await createSender(respond, { timeout: 50 });
      expect(await refusal(sender.send(message))).toMatchObject({
        code: 'message_not_sent',
        message: 'The webhook did not respond within 50 ms.',
      });
    }
  });

  it('rejects with the reason if it is unreachable, without the message', async () => {
    const error = await refusal(webhookSender({ url: 'http://127.0.0.1:1/' }).send(message));
    expect(error.code).toBe('message_not_sent');
    expect(error.message).toMatch(/^The webhook could not be reached: \w+\.$/);
    expectSilence(error);
    const quoting = webhookSender({
      url: 'https://example.com',
      fetch: (_, { body }) => Promise.reject(new Error(String(body))),
    });
    expectSilence(await refusal(quoting.send(message)));
  });
});
