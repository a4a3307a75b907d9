import { describe, expect, it } from 'vitest';
import { PhoneError } from '../../src/core/errors.js';
import type { PendingPhoneMessage } from '../../src/server/index.js';
import { phoneHandler, type HandlerUnderTest } from '../support/http/phone-handler.js';
import { ada, lastCode, numbers } from '../support/phone-service.js';

const [american, british, german] = numbers;

describe('beforeSend', () => {
  const prepare = async ({ ask, service }: HandlerUnderTest, headers = {}) => {
    const { id } = await service.create(ada, { phoneNumber: american });
    return ask('POST', `/phone_numbers/${id}/prepare_verification`, { as: ada, headers });
  };

  it('receives what is to be sent, to whom and for what request, but never the code', async () => {
    const pending: PendingPhoneMessage[] = [];
    const underTest = phoneHandler({ beforeSend: (message) => void pending.push(message) });
    expect((await prepare(underTest, { 'X-Forwarded-For': '192.0.2.7' })).status).toBe(200);
    expect(underTest.sent).toHaveLength(1);
    expect(pending).toHaveLength(1);
    const [
      { message, userId, request } = { message: null, userId: null, request: new Request('https://example.com') },
    ] = pending;
    expect(message).toEqual({
      id: expect.any(String),
      to: american,
      channel: 'sms',
      purpose: 'verification',
      locale: 'en',
    });
    expect([userId, request.headers.get('X-Forwarded-For')]).toEqual([ada, '192.0.2.7']);
    expect(JSON.stringify(message)).not.toContain(lastCode(underTest.sent));
  });

  it('is called at the second step too, if nobody is signed in', async () => {
    const users: (string | null)[] = [];
    const { ask, start, reserve } = phoneHandler({
      beforeSend: ({ userId, message }) => void users.push(userId, message.purpose),
    });
    const { id } = await reserve(ada, american);
    await ask('POST', `/second_factor/${id}/prepare`, { attempt: await start(ada) });
    expect(users).toEqual([null, 'sign_in']);
  });

  it.each([
    ['returns false', () => false, 403, 'forbidden'],
    ['resolves with false', async () => false, 403, 'forbidden'],
    [
      'throws a PhoneError',
      () => {
        throw new PhoneError('rate_limited', { retryAfter: 90 });
      },
      429,
      'rate_limited',
    ],
    [
      'fails',
      () => {
        throw new Error('The fraud service is down.');
      },
      503,
      'message_not_sent',
    ],
  ])('stops the message if it %s', async (_, beforeSend, status, code) => {
    const underTest = phoneHandler({ beforeSend });
    const { status: actual, body, text, headers } = await prepare(underTest);
    expect([actual, body]).toMatchObject([status, { code }]);
    if (status === 429) expect(headers.get('Retry-After')).toBe('90');
    expect(text).not.toContain('fraud');
    expect(underTest.sent).toEqual([]);
  });

  it('counts what it refused, so that nobody can call it forever', async () => {
    const underTest = phoneHandler({ beforeSend: () => false });
    const statuses: number[] = [];
    for (let send = 0; send < 6; send++) statuses.push((await prepare(underTest)).status);
    expect(statuses).toEqual([403, 403, 403, 403, 403, 429]);
  });

  it.each([
    ['refused', () => false],
    [
      'failed on',
      () => {
        throw new Error('The fraud service is down.');
      },
    ],
  ])('does not count what it %s for the number', async (_, refuseFirst) => {
    let isOpen = false;
    const underTest = phoneHandler({ beforeSend: () => (isOpen ? true : refuseFirst()) });
    for (let send = 0; send < 5; send++) await prepare(underTest);
    isOpen = true;
    for (let user = 0; user < 5; user++) await underTest.sendTo(`user_${user}`, american);
    expect(underTest.sent).toHaveLength(5);
  });

  it('is not called for what the app itself sends with the service', async () => {
    const { sendTo, sent } = phoneHandler({ beforeSend: () => false });
    await sendTo(ada, american);
    expect(sent).toHaveLength(1);
  });
});

describe('clientKey', () => {
  it('limits what one client requests, whichever users it has', async () => {
    const { ask, events } = phoneHandler({
      policy: { sendsPerClient: { max: 2, window: 600 } },
      clientKey: async (request) => request.headers.get('X-Real-IP'),
    });
    const prepareFrom = async (address: string | null, user: string, phoneNumber: string) => {
      const { body } = await ask('POST', '/phone_numbers', { as: user, body: { phone_number: phoneNumber } });
      const headers: Record<string, string> = address === null ? {} : { 'X-Real-IP': address };
      const path = `/phone_numbers/${(body as { id: string }).id}/prepare_verification`;
      return (await ask('POST', path, { as: user, headers })).status;
    };
    expect(await prepareFrom('192.0.2.1', 'user_1', american)).toBe(200);
    expect(await prepareFrom('192.0.2.1', 'user_2', british)).toBe(200);
    expect(await prepareFrom('192.0.2.1', 'user_3', german)).toBe(429);
    expect(events.at(-1)).toMatchObject({ type: 'send_refused', userId: 'user_3', limit: 'client' });
    expect(await prepareFrom('192.0.2.2', 'user_4', german)).toBe(200);
    for (const [at, number] of [american, british, german].entries())
      expect(await prepareFrom(null, `user_${5 + at}`, number)).toBe(200);
  });
});

describe('requireStepUp', () => {
  it('rejects every change until the person has confirmed who they are, by their request', async () => {
    const checks: string[] = [];
    const { ask, reserve, state, sent } = phoneHandler({
      requireStepUp: (userId, operation, request) => {
        checks.push(`${userId} ${operation}`);
        return request.headers.get('X-Fresh') === null;
      },
    });
    const { id } = await reserve(ada, american);
    const before = [state(), sent.length];
    const changes: [method: string, path: string, operation: string, body?: object][] = [
      ['POST', '/phone_numbers', 'create', { phone_number: british }],
      ['DELETE', `/phone_numbers/${id}`, 'delete'],
      ['POST', `/phone_numbers/${id}/prepare_verification`, 'prepareVerification'],
      ['POST', `/phone_numbers/${id}/attempt_verification`, 'attemptVerification', { code: '000000' }],
      ['POST', `/phone_numbers/${id}/make_primary`, 'makePrimary'],
      [
        'POST',
        `/phone_numbers/${id}/set_reserved_for_second_factor`,
        'setReservedForSecondFactor',
        { reserved: false },
      ],
      ['POST', `/phone_numbers/${id}/make_default_second_factor`, 'makeDefaultSecondFactor'],
      ['POST', '/backup_codes', 'createBackupCodes'],
    ];
    for (const [method, path, , body] of changes) {
      expect(await ask(method, path, { as: ada, body }), path).toMatchObject({
        status: 403,
        body: { code: 'step_up_required' },
      });
    }
    expect(checks).toEqual(changes.map(([, , operation]) => `${ada} ${operation}`));
    expect([state(), sent.length]).toEqual(before);
    expect((await ask('GET', '/phone_numbers', { as: ada })).status).toBe(200);
    expect((await ask('POST', '/backup_codes', { as: ada, headers: { 'X-Fresh': '1' } })).status).toBe(200);
  });

  it('changes nothing if it fails', async () => {
    const { ask, state } = phoneHandler({
      requireStepUp: () => {
        throw new Error('The session store is down.');
      },
    });
    const before = state();
    expect((await ask('POST', '/phone_numbers', { as: ada, body: { phone_number: american } })).status).toBe(500);
    expect(state()).toBe(before);
  });
});
