import { describe, expect, it } from 'vitest';
import { PhoneError } from '../../src/core/errors.js';
import { PhoneSendError } from '../../src/service/index.js';
import { phoneHandler } from '../support/http/phone-handler.js';
import { ada, bob, lastCode, numbers, wrongCodeFor } from '../support/phone-service.js';

const [american, british] = numbers;

describe('GET /second_factor', () => {
  it('lists the numbers that can receive a code, masked, the default one first', async () => {
    const { ask, reserve, service, start } = phoneHandler();
    const first = await reserve(ada, american);
    const second = await reserve(ada, british);
    await service.makeDefaultSecondFactor(ada, { id: second.id });
    const { status, body, text } = await ask('GET', '/second_factor', { attempt: await start(ada) });
    expect([status, body]).toEqual([
      200,
      {
        second_factors: [
          { id: second.id, masked_phone_number: '+••••••••3456', default: true },
          { id: first.id, masked_phone_number: '+•••••••0123', default: false },
        ],
      },
    ]);
    expect(text).not.toContain('1201555');
  });

  it('requires an attempt: a session does not count as one, nor an attempt as a session', async () => {
    const { ask, reserve, start } = phoneHandler();
    await reserve(ada, american);
    const attempt = await start(ada);
    for (const input of [
      {},
      { as: ada },
      { attempt: 'sign_in_00000000000000000000000000000000' },
      { attempt: ada },
      { attempt: '' },
    ]) {
      const { status, body, headers } = await ask('GET', '/second_factor', input);
      expect([status, headers.get('WWW-Authenticate'), body]).toMatchObject([
        401,
        'Session',
        { code: 'unauthenticated' },
      ]);
    }
    expect((await ask('GET', '/phone_numbers', { attempt })).status).toBe(401);
  });
});

describe('POST /second_factor/{id}/prepare', () => {
  it('sends a sign-in code, and returns when it expires', async () => {
    const { ask, reserve, start, sent, clock } = phoneHandler();
    const { id } = await reserve(ada, american);
    const attempt = await start(ada);
    const { status, body } = await ask('POST', `/second_factor/${id}/prepare`, { attempt, body: { channel: 'sms' } });
    expect([status, body]).toEqual([200, { expire_at: clock.now() + 600_000 }]);
    expect(sent.at(-1)).toMatchObject({ to: american, purpose: 'sign_in' });
    const again = await ask('POST', `/second_factor/${id}/prepare`, { attempt });
    expect([again.status, again.headers.get('Retry-After'), again.body]).toMatchObject([
      429,
      '30',
      { code: 'rate_limited', retry_after: 30 },
    ]);
  });

  it('responds 503 if the provider fails, and 404 for a number that is not reserved', async () => {
    const underTest = phoneHandler();
    const { id } = await underTest.reserve(ada, american);
    const unreserved = await underTest.verify(ada, british);
    const attempt = await underTest.start(ada);
    expect(await underTest.ask('POST', `/second_factor/${unreserved}/prepare`, { attempt })).toMatchObject({
      status: 404,
      body: { code: 'not_found' },
    });
    underTest.failure = { thrown: new PhoneSendError('message_not_sent', 'refused') };
    const refused = await underTest.ask('POST', `/second_factor/${id}/prepare`, { attempt });
    expect(refused).toMatchObject({ status: 503, body: { code: 'message_not_sent' } });
    expect(refused.body).not.toHaveProperty('may_arrive');
    for (const thrown of [new Error('no route'), new PhoneError('message_not_sent', { message: 'timeout' })]) {
      underTest.failure = { thrown };
      expect(await underTest.ask('POST', `/second_factor/${id}/prepare`, { attempt })).toMatchObject({
        status: 503,
        body: { code: 'message_not_sent', may_arrive: true },
      });
    }
  });
});

describe('POST /second_factor/{id}/attempt', () => {
  it('returns the app’s response with its cookies, and is never cached', async () => {
    const made: [string, string | null][] = [];
    const { ask, reserve, start, sent } = phoneHandler({
      completeSignIn: async (userId, request) => {
        made.push([userId, request.headers.get('X-Device')]);
        const response = Response.json(
          { token: 't' },
          { status: 201, headers: { 'Cache-Control': 'public', Vary: 'Accept' } },
        );
        response.headers.append('Set-Cookie', 'session=1; HttpOnly');
        response.headers.append('Set-Cookie', 'csrf=2');
        return response;
      },
    });
    const { id } = await reserve(ada, american);
    const attempt = await start(ada);
    await ask('POST', `/second_factor/${id}/prepare`, { attempt });
    const body = { code: lastCode(sent) };
    const response = await ask('POST', `/second_factor/${id}/attempt`, {
      attempt,
      body,
      headers: { 'X-Device': 'phone' },
    });
    expect(response).toMatchObject({ status: 201, body: { token: 't' } });
    expect(response.headers.getSetCookie()).toEqual(['session=1; HttpOnly', 'csrf=2']);
    expect([response.headers.get('Cache-Control'), response.headers.get('Vary')]).toEqual([
      'no-store',
      'Accept, Origin',
    ]);
    expect(made).toEqual([[ada, 'phone']]);
    expect(await ask('POST', `/second_factor/${id}/attempt`, { attempt, body })).toMatchObject({ status: 401 });
    expect(made).toHaveLength(1);
  });

  it('passes on a fetched response, whose headers are immutable', async () => {
    const { ask, reserve, start, sent } = phoneHandler({
      completeSignIn: () => fetch('data:application/json,{"token":"t"}'),
    });
    const { id } = await reserve(ada, american);
    const attempt = await start(ada);
    await ask('POST', `/second_factor/${id}/prepare`, { attempt });
    const { status, body, headers } = await ask('POST', `/second_factor/${id}/attempt`, {
      attempt,
      body: { code: lastCode(sent) },
    });
    expect([status, headers.get('Cache-Control'), body]).toEqual([200, 'no-store', { token: 't' }]);
  });

  it('creates one session for twenty concurrent attempts', async () => {
    let sessions = 0;
    const { ask, reserve, start, sent } = phoneHandler({
      completeSignIn: () => new Response(null, { status: 204, headers: { 'X-Session': String(++sessions) } }),
    });
    const { id } = await reserve(ada, american);
    const attempt = await start(ada);
    await ask('POST', `/second_factor/${id}/prepare`, { attempt });
    const body = { code: lastCode(sent) };
    const responses = await Promise.all(
      Array.from({ length: 20 }, () => ask('POST', `/second_factor/${id}/attempt`, { attempt, body })),
    );
    expect(responses.map(({ status }) => status).sort()).toEqual([204, ...Array.from({ length: 19 }, () => 401)]);
    expect(sessions).toBe(1);
  });

  it('counts wrong codes down, and creates no session for them', async () => {
    const underTest = phoneHandler({
      completeSignIn: () => {
        throw new Error('A session was made.');
      },
    });
    const { ask, reserve, start, sent } = underTest;
    const { id } = await reserve(ada, american);
    const attempt = await start(ada);
    expect(await ask('POST', `/second_factor/${id}/attempt`, { attempt, body: { code: '000000' } })).toMatchObject({
      status: 422,
      body: { code: 'code_expired' },
    });
    await ask('POST', `/second_factor/${id}/prepare`, { attempt });
    const body = { code: wrongCodeFor(lastCode(sent)) };
    for (const attempts_left of [4, 3, 2, 1]) {
      expect(await ask('POST', `/second_factor/${id}/attempt`, { attempt, body })).toMatchObject({
        status: 422,
        body: { code: 'incorrect_code', attempts_left },
      });
    }
    expect(await ask('POST', `/second_factor/${id}/attempt`, { attempt, body })).toMatchObject({
      status: 422,
      body: { code: 'too_many_attempts' },
    });
  });
});

describe('POST /second_factor/attempt_backup_code', () => {
  it('accepts each code once, in any case and grouping', async () => {
    const { ask, reserve, start } = phoneHandler();
    const { backupCodes } = await reserve(ada, american);
    const code = backupCodes[0]?.toLowerCase().replaceAll('-', ' ');
    const passed = await ask('POST', '/second_factor/attempt_backup_code', {
      attempt: await start(ada),
      body: { code },
    });
    expect(passed.headers.get('Set-Cookie')).toBe('session=ada; HttpOnly; Secure');
    expect(passed.headers.get('Backup-Codes-Left')).toBe('9');
    const again = ask('POST', '/second_factor/attempt_backup_code', { attempt: await start(ada), body: { code } });
    expect(await again).toMatchObject({ status: 422, body: { code: 'incorrect_code', field: 'code' } });
  });

  it('does not accept another user’s', async () => {
    const { ask, reserve, start } = phoneHandler();
    await reserve(ada, american);
    const { backupCodes } = await reserve(bob, british);
    const theirs = ask('POST', '/second_factor/attempt_backup_code', {
      attempt: await start(ada),
      body: { code: backupCodes[0] },
    });
    expect(await theirs).toMatchObject({ status: 422, body: { code: 'incorrect_code' } });
  });
});

it('has no second step if the app cannot create a session', async () => {
  const { ask, reserve, start } = phoneHandler({ completeSignIn: undefined });
  const { id } = await reserve(ada, american);
  const attempt = await start(ada);
  const bodies = [
    await ask('GET', '/second_factor', { attempt }),
    await ask('POST', `/second_factor/${id}/prepare`, { attempt }),
    await ask('POST', `/second_factor/${id}/attempt`, { attempt, body: { code: '000000' } }),
    await ask('POST', '/second_factor/attempt_backup_code', { attempt, body: { code: '000000' } }),
  ];
  for (const response of bodies) expect(response).toMatchObject({ status: 404, body: { code: 'not_found' } });
});
