import { describe, expect, it } from 'vitest';
import { PhoneError } from '../../src/core/errors.js';
import { createPhoneNumber } from '../../src/core/model.js';
import { serializePhoneNumber } from '../../src/protocol/bodies.js';
import { phoneHandler } from '../support/http/phone-handler.js';
import { ada, bob, lastCode, numbers, wrongCodeFor } from '../support/phone-service.js';

const [american, british, german] = numbers;

describe('GET /phone_numbers', () => {
  it('returns an empty list for a user without numbers', async () => {
    const { ask } = phoneHandler();
    expect(await ask('GET', '/phone_numbers', { as: ada })).toMatchObject({ status: 200, body: { phone_numbers: [] } });
  });

  it('returns the user’s own numbers with every field, oldest first', async () => {
    const { ask, verify, service, clock } = phoneHandler();
    const now = clock.now();
    const verified = await verify(ada, american);
    const { id } = await service.create(ada, { phoneNumber: british });
    await verify(bob, german);
    const { body } = await ask('GET', '/phone_numbers', { as: ada });
    const common = {
      ...serializePhoneNumber(createPhoneNumber(verified, american)),
      created_at: now,
      updated_at: now,
    };
    expect(body).toEqual({
      phone_numbers: [
        {
          ...common,
          id: verified,
          phone_number: american,
          primary: true,
          verification: { status: 'verified', strategy: 'phone_code', channel: 'sms', attempts: 0, expire_at: null },
        },
        { ...common, id, phone_number: british, primary: false, verification: null },
      ],
    });
  });

  it('responds to HEAD in the same way, without a body', async () => {
    const { ask } = phoneHandler();
    const { status, text, headers } = await ask('HEAD', '/phone_numbers', { as: ada });
    expect([status, text, headers.get('Content-Type')]).toEqual([200, '', 'application/json']);
    expect((await ask('HEAD', '/phone_numbers')).status).toBe(401);
  });
});

describe('POST /phone_numbers', () => {
  it('adds a number and sends nothing', async () => {
    const { ask, sent, service } = phoneHandler();
    const { status, body } = await ask('POST', '/phone_numbers', { as: ada, body: { phone_number: american } });
    expect(status).toBe(200);
    expect(body).toMatchObject({ phone_number: american, verification: null, primary: false });
    expect(await service.list(ada)).toMatchObject([{ id: (body as { id: string }).id, phoneNumber: american }]);
    expect(sent).toEqual([]);
  });

  it('returns the number that exists already', async () => {
    const { ask, verify } = phoneHandler();
    const id = await verify(ada, american);
    const again = await ask('POST', '/phone_numbers', { as: ada, body: { phone_number: american } });
    expect(again).toMatchObject({ status: 200, body: { id, verification: { status: 'verified' } } });
  });

  it('returns another user’s number as if it were free', async () => {
    const { ask, verify } = phoneHandler();
    await verify(bob, american);
    const taken = await ask('POST', '/phone_numbers', { as: ada, body: { phone_number: american } });
    expect(taken).toMatchObject({ status: 200, body: { phone_number: american, verification: null } });
  });

  it.each([
    ['+1201555'],
    ['12015550123'],
    [''],
    ['+0123456789'],
    [null],
    [12015550123],
    [undefined],
    [['+12015550123']],
  ])('rejects %j, which is not a number, and names the field', async (phone_number) => {
    const { ask, askMalformed, state } = phoneHandler();
    const isE164 = typeof phone_number === 'string' && /^\+[1-9]\d{1,14}$/.test(phone_number);
    const { status, body, headers } = await (isE164 ? ask : askMalformed)('POST', '/phone_numbers', {
      as: ada,
      body: { phone_number },
    });
    expect(status).toBe(422);
    expect(headers.get('Content-Type')).toBe('application/problem+json');
    expect(body).toEqual({
      type: 'about:blank',
      title: 'Unprocessable Content',
      status: 422,
      code: 'invalid_phone_number',
      field: 'phone_number',
      retry_after: null,
      attempts_left: null,
    });
    expect(state().phoneNumbers).toEqual([]);
  });

  it('rejects a country that is not allowed', async () => {
    const { ask } = phoneHandler({ policy: { countries: ['GB'] } });
    expect(await ask('POST', '/phone_numbers', { as: ada, body: { phone_number: american } })).toMatchObject({
      status: 422,
      body: { code: 'unsupported_country', field: 'phone_number' },
    });
  });

  it('rejects a number beyond the maximum', async () => {
    const { ask, verify } = phoneHandler({ policy: { maxPhoneNumbers: 1 } });
    await verify(ada, american);
    expect(await ask('POST', '/phone_numbers', { as: ada, body: { phone_number: british } })).toMatchObject({
      status: 409,
      body: { code: 'too_many_phone_numbers', field: null },
    });
  });
});

describe('DELETE /phone_numbers/{id}', () => {
  it('removes the number and returns the remaining ones', async () => {
    const { ask, verify, service } = phoneHandler();
    const first = await verify(ada, american);
    const second = await verify(ada, british);
    const { status, body } = await ask('DELETE', `/phone_numbers/${first}`, { as: ada });
    expect([status, body]).toMatchObject([200, { phone_numbers: [{ id: second, primary: true }] }]);
    expect(await service.list(ada)).toMatchObject([{ id: second }]);
    expect(await ask('DELETE', `/phone_numbers/${first}`, { as: ada })).toMatchObject({
      status: 404,
      body: { code: 'not_found', field: null },
    });
  });

  it.each([
    ['last_second_factor', { secondFactorRequired: true }],
    ['last_identification', { verifiedNumberRequired: true }],
  ])('rejects with %s if the policy requires the number', async (code, policy) => {
    const { ask, reserve } = phoneHandler({ policy });
    const { id } = await reserve(ada, american);
    expect(await ask('DELETE', `/phone_numbers/${id}`, { as: ada })).toMatchObject({ status: 409, body: { code } });
  });
});

describe('POST /phone_numbers/{id}/prepare_verification', () => {
  it('sends a code, and returns when it expires', async () => {
    const { ask, sent, service, clock } = phoneHandler();
    const { id } = await service.create(ada, { phoneNumber: american });
    const { status, body } = await ask('POST', `/phone_numbers/${id}/prepare_verification`, { as: ada });
    expect(status).toBe(200);
    const verification = {
      status: 'unverified',
      strategy: 'phone_code',
      channel: 'sms',
      attempts: 0,
      expire_at: clock.now() + 600_000,
    };
    expect(body).toMatchObject({ id, verification });
    expect(sent).toMatchObject([{ to: american, channel: 'sms', purpose: 'verification' }]);
  });

  it('sends by the given channel, or by the default one for null', async () => {
    const { ask, sent, service, clock } = phoneHandler({ policy: { channels: ['whatsapp', 'voice'] } });
    const { id } = await service.create(ada, { phoneNumber: american });
    for (const channel of ['voice', null]) {
      await ask('POST', `/phone_numbers/${id}/prepare_verification`, { as: ada, body: { channel } });
      clock.advance(30);
    }
    expect(sent.map(({ channel }) => channel)).toEqual(['voice', 'whatsapp']);
    expect(
      await ask('POST', `/phone_numbers/${id}/prepare_verification`, { as: ada, body: { channel: 'sms' } }),
    ).toMatchObject({
      status: 422,
      body: { code: 'unsupported' },
    });
    expect(await askPigeon()).toMatchObject({ status: 422, body: { code: 'unsupported' } });
    expect(sent).toHaveLength(2);

    function askPigeon() {
      return phoneHandler().askMalformed('POST', `/phone_numbers/${id}/prepare_verification`, {
        as: ada,
        body: { channel: 'pigeon' },
      });
    }
  });

  it.each([
    ['de-AT, de;q=0.9', 'de-AT'],
    ['pt', 'pt'],
    ['*', null],
    ['en_US.UTF-8', null],
    ['<script>', null],
    ['fr;q=0.5, pl;q=0, it;q=0.9', 'it'],
    ['*, nl;q=0.1', 'nl'],
    ['de;q=high, sv', 'sv'],
    [`${'x'.repeat(2000)}, de`, null],
  ])('writes in the preferred language of the browser: %s', async (language, locale) => {
    const locales: (string | null)[] = [];
    const { ask, service } = phoneHandler({ message: (context) => (locales.push(context.locale), context.code) });
    const { id } = await service.create(ada, { phoneNumber: american });
    await ask('POST', `/phone_numbers/${id}/prepare_verification`, {
      as: ada,
      headers: { 'Accept-Language': language },
    });
    expect(locales).toEqual([locale]);
  });

  it.each([
    [{ locale: 'pt-BR' }, 'pt-BR'],
    [{ locale: null }, 'sv'],
    [{}, 'sv'],
    [{ locale: 'cy' }, 'sv'],
    [{ locale: 'not a language' }, 'sv'],
    [{ locale: '' }, 'sv'],
    [{ locale: `de-x-${'visit-us-'.repeat(12)}now` }, 'sv'],
  ])('writes in the language of the body, else in that of the browser: %j', async (body, locale) => {
    const { ask, service, sent } = phoneHandler();
    const { id } = await service.create(ada, { phoneNumber: american });
    const headers = { 'Accept-Language': 'sv' };
    expect(await ask('POST', `/phone_numbers/${id}/prepare_verification`, { as: ada, body, headers })).toMatchObject({
      status: 200,
    });
    expect(sent).toMatchObject([{ locale }]);
  });

  it('rejects a language that is not a text', async () => {
    const { askMalformed, service } = phoneHandler();
    const { id } = await service.create(ada, { phoneNumber: american });
    const path = `/phone_numbers/${id}/prepare_verification`;
    for (const locale of [1, true, ['de'], {}])
      expect(await askMalformed('POST', path, { as: ada, body: { locale } })).toMatchObject({ status: 422 });
  });

  it('rejects within the cooldown, with the seconds in the problem and in Retry-After', async () => {
    const { ask, sendTo, sent, clock } = phoneHandler();
    const { id } = await sendTo(ada, american);
    clock.advance(11.5);
    const { status, body, headers } = await ask('POST', `/phone_numbers/${id}/prepare_verification`, { as: ada });
    expect([status, headers.get('Retry-After')]).toEqual([429, '19']);
    expect(body).toMatchObject({ code: 'rate_limited', retry_after: 19, sent_ago: 11, title: 'Too Many Requests' });
    expect(sent).toHaveLength(1);
  });

  it('rejects without Retry-After when only an operator can unlock it', async () => {
    const { ask, service, sendTo } = phoneHandler({ policy: { wrongCodesPerUser: 1 } });
    const { id } = await sendTo(ada, american);
    await ask('POST', `/phone_numbers/${id}/attempt_verification`, { as: ada, body: { code: '' } });
    for (const operation of ['prepare_verification', 'attempt_verification'] as const) {
      const { status, headers, body } = await ask('POST', `/phone_numbers/${id}/${operation}`, {
        as: ada,
        body: operation === 'attempt_verification' ? { code: '' } : {},
      });
      expect([status, headers.get('Retry-After')]).toEqual([423, null]);
      expect(body).toMatchObject({ code: 'locked', retry_after: null, title: 'Locked' });
    }
    await service.unlockVerification(ada);
    expect(
      (await ask('POST', `/phone_numbers/${id}/attempt_verification`, { as: ada, body: { code: '' } })).status,
    ).toBe(422);
  });

  it('rejects for a verified number', async () => {
    const { ask, verify } = phoneHandler();
    const id = await verify(ada, american);
    expect(await ask('POST', `/phone_numbers/${id}/prepare_verification`, { as: ada })).toMatchObject({
      status: 409,
      body: { code: 'already_verified' },
    });
  });

  it('responds 503 with Retry-After if the provider fails, without the provider’s message', async () => {
    const underTest = phoneHandler();
    const { id } = await underTest.service.create(ada, { phoneNumber: american });
    underTest.failure = { thrown: new Error('quota of account 4711 exceeded') };
    const { status, headers, body, text } = await underTest.ask('POST', `/phone_numbers/${id}/prepare_verification`, {
      as: ada,
    });
    expect([status, headers.get('Retry-After')]).toEqual([503, '5']);
    expect(body).toMatchObject({ code: 'message_not_sent' });
    expect(text).not.toMatch(/quota|4711/);
  });

  it.each([
    [new PhoneError('invalid_phone_number'), 422, null],
    [new PhoneError('rate_limited', { retryAfter: 7 }), 429, '7'],
    [new PhoneError('message_not_sent', { retryAfter: 60 }), 503, '60'],
  ])('returns what the sender reports about the number: %s', async (thrown, status, retryAfter) => {
    const underTest = phoneHandler();
    const { id } = await underTest.service.create(ada, { phoneNumber: american });
    underTest.failure = { thrown };
    const response = await underTest.ask('POST', `/phone_numbers/${id}/prepare_verification`, { as: ada });
    expect(response).toMatchObject({ status, body: { code: thrown.code, field: thrown.field && 'phone_number' } });
    expect(response.headers.get('Retry-After')).toBe(retryAfter);
  });
});

describe('POST /phone_numbers/{id}/attempt_verification', () => {
  it('accepts the code once', async () => {
    const { ask, sendTo } = phoneHandler();
    const { id, code } = await sendTo(ada, american);
    const attempt = () => ask('POST', `/phone_numbers/${id}/attempt_verification`, { as: ada, body: { code } });
    expect(await attempt()).toMatchObject({
      status: 200,
      body: { phone_numbers: [{ id, primary: true, verification: { status: 'verified', expire_at: null } }] },
    });
    expect(await attempt()).toMatchObject({ status: 409, body: { code: 'already_verified' } });
  });

  it('counts the attempts down, and voids the code with the last', async () => {
    const { ask, sendTo } = phoneHandler();
    const { id, code } = await sendTo(ada, american);
    const attempt = (code: string) =>
      ask('POST', `/phone_numbers/${id}/attempt_verification`, { as: ada, body: { code } });
    for (const attempts_left of [4, 3, 2, 1]) {
      expect(await attempt(wrongCodeFor(code))).toMatchObject({
        status: 422,
        body: { code: 'incorrect_code', field: 'code', attempts_left },
      });
    }
    for (const tried of [wrongCodeFor(code), code]) {
      expect(await attempt(tried)).toMatchObject({
        status: 422,
        body: { code: 'too_many_attempts', field: 'code', attempts_left: 0 },
      });
    }
  });

  it('rejects what is not a string without counting it', async () => {
    const { ask, askMalformed, sendTo } = phoneHandler();
    const { id, code } = await sendTo(ada, american);
    for (const wrong of [undefined, null, Number(code), [code], { code }]) {
      expect(
        await askMalformed('POST', `/phone_numbers/${id}/attempt_verification`, { as: ada, body: { code: wrong } }),
      ).toMatchObject({
        status: 422,
        body: { code: 'incorrect_code', attempts_left: null },
      });
    }
    expect(await ask('POST', `/phone_numbers/${id}/attempt_verification`, { as: ada, body: { code } })).toMatchObject({
      status: 200,
    });
  });

  it('rejects a code that expired, or was never sent', async () => {
    const { ask, sendTo, service, clock } = phoneHandler();
    const { id: unsent } = await service.create(ada, { phoneNumber: british });
    const { id, code } = await sendTo(ada, american);
    clock.advance(600);
    for (const number of [id, unsent]) {
      expect(
        await ask('POST', `/phone_numbers/${number}/attempt_verification`, { as: ada, body: { code } }),
      ).toMatchObject({
        status: 422,
        body: { code: 'code_expired', field: 'code' },
      });
    }
  });

  it('reveals another user’s number only to somebody who proves that they hold it', async () => {
    const { ask, verify, sendTo } = phoneHandler();
    await verify(bob, american);
    const { id, code } = await sendTo(ada, american);
    expect(
      await ask('POST', `/phone_numbers/${id}/attempt_verification`, { as: ada, body: { code: wrongCodeFor(code) } }),
    ).toMatchObject({
      body: { code: 'incorrect_code' },
    });
    expect(await ask('POST', `/phone_numbers/${id}/attempt_verification`, { as: ada, body: { code } })).toMatchObject({
      status: 409,
      body: { code: 'phone_number_taken', field: 'phone_number' },
    });
  });

  it('requires a wait after many wrong codes, and returns how long', async () => {
    const { ask, sendTo } = phoneHandler({ policy: { wrongCodesPerCode: 100 } });
    const { id } = await sendTo(ada, american);
    const attempt = () => ask('POST', `/phone_numbers/${id}/attempt_verification`, { as: ada, body: { code: '' } });
    for (let wrong = 0; wrong < 9; wrong++) await attempt();
    expect(await attempt()).toMatchObject({ status: 422, body: { code: 'incorrect_code', retry_after: 30 } });
    const { status, headers, body } = await attempt();
    expect([status, headers.get('Retry-After'), body]).toMatchObject([
      429,
      '30',
      { code: 'rate_limited', retry_after: 30 },
    ]);
  });
});

describe('POST /phone_numbers/{id}/make_primary', () => {
  it('makes a verified number primary, and returns all', async () => {
    const { ask, verify, service } = phoneHandler();
    const first = await verify(ada, american);
    const second = await verify(ada, british);
    const { status, body } = await ask('POST', `/phone_numbers/${second}/make_primary`, { as: ada });
    expect([status, body]).toMatchObject([
      200,
      {
        phone_numbers: [
          { id: first, primary: false },
          { id: second, primary: true },
        ],
      },
    ]);
    const { id } = await service.create(ada, { phoneNumber: german });
    expect(await ask('POST', `/phone_numbers/${id}/make_primary`, { as: ada })).toMatchObject({
      status: 409,
      body: { code: 'verification_required' },
    });
  });
});

describe('POST /phone_numbers/{id}/set_reserved_for_second_factor', () => {
  it('reserves a number, with backup codes only in this response, and unreserves it', async () => {
    const { ask, verify } = phoneHandler();
    const id = await verify(ada, american);
    const set = (reserved: boolean) =>
      ask('POST', `/phone_numbers/${id}/set_reserved_for_second_factor`, { as: ada, body: { reserved } });
    const { status, body } = await set(true);
    expect(status).toBe(200);
    const [number] = (body as { phone_numbers: { backup_codes: string[] }[] }).phone_numbers;
    expect(number).toMatchObject({ id, reserved_for_second_factor: true, default_second_factor: true });
    expect(new Set(number?.backup_codes).size).toBe(10);
    expect((await ask('GET', '/phone_numbers', { as: ada })).body).toMatchObject({
      phone_numbers: [{ backup_codes: null }],
    });
    expect((await set(true)).body).toMatchObject({ phone_numbers: [{ backup_codes: null }] });
    expect((await set(false)).body).toMatchObject({
      phone_numbers: [{ reserved_for_second_factor: false, default_second_factor: false }],
    });
  });

  it('rejects for an unverified number, and for the last one if the policy requires one', async () => {
    const { ask, reserve, service } = phoneHandler({ policy: { secondFactorRequired: true } });
    const { id } = await service.create(ada, { phoneNumber: british });
    const last = await reserve(ada, american);
    expect(
      await ask('POST', `/phone_numbers/${id}/set_reserved_for_second_factor`, { as: ada, body: { reserved: true } }),
    ).toMatchObject({
      status: 409,
      body: { code: 'verification_required' },
    });
    expect(
      await ask('POST', `/phone_numbers/${last.id}/set_reserved_for_second_factor`, {
        as: ada,
        body: { reserved: false },
      }),
    ).toMatchObject({
      status: 409,
      body: { code: 'last_second_factor' },
    });
  });

  it.each([[undefined], [null], ['true'], [1]])('rejects for reserved: %j, and changes nothing', async (reserved) => {
    const { askMalformed, verify, state } = phoneHandler();
    const id = await verify(ada, american);
    const before = state();
    const refused = await askMalformed('POST', `/phone_numbers/${id}/set_reserved_for_second_factor`, {
      as: ada,
      body: { reserved },
    });
    expect(refused).toMatchObject({ status: 422, body: { code: 'unsupported', field: null } });
    expect(state()).toBe(before);
  });
});

describe('POST /phone_numbers/{id}/make_default_second_factor', () => {
  it('makes a reserved number the default, and returns all', async () => {
    const { ask, reserve, verify, service } = phoneHandler();
    const first = await reserve(ada, american);
    const second = await reserve(ada, british);
    const { status, body } = await ask('POST', `/phone_numbers/${second.id}/make_default_second_factor`, { as: ada });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      phone_numbers: [
        { id: first.id, default_second_factor: false },
        { id: second.id, default_second_factor: true },
      ],
    });
    const unreserved = await verify(ada, german);
    expect(await ask('POST', `/phone_numbers/${unreserved}/make_default_second_factor`, { as: ada })).toMatchObject({
      status: 403,
      body: { code: 'forbidden' },
    });
    const { id } = await service.create(ada, { phoneNumber: numbers[3] });
    expect(await ask('POST', `/phone_numbers/${id}/make_default_second_factor`, { as: ada })).toMatchObject({
      status: 409,
      body: { code: 'verification_required' },
    });
  });
});

describe('POST /backup_codes', () => {
  it('creates new ones, which replace the previous ones', async () => {
    const { ask, reserve, start } = phoneHandler();
    const { backupCodes } = await reserve(ada, american);
    const { status, body } = await ask('POST', '/backup_codes', { as: ada });
    const codes = (body as { backup_codes: string[] }).backup_codes;
    expect([status, codes.length]).toEqual([200, 10]);
    const attempt = await start(ada);
    expect(
      await ask('POST', '/second_factor/attempt_backup_code', { attempt, body: { code: backupCodes[0] } }),
    ).toMatchObject({ status: 422 });
    expect(
      await ask('POST', '/second_factor/attempt_backup_code', { attempt, body: { code: codes[0] } }),
    ).toMatchObject({ status: 204 });
  });

  it('rejects without a second factor, and if the service has no backup codes', async () => {
    expect(await phoneHandler().ask('POST', '/backup_codes', { as: ada })).toMatchObject({
      status: 403,
      body: { code: 'forbidden' },
    });
    const without = phoneHandler({ policy: { backupCodes: 0 } });
    await without.reserve(ada, american);
    expect(await without.ask('POST', '/backup_codes', { as: ada })).toMatchObject({
      status: 422,
      body: { code: 'unsupported' },
    });
  });
});

describe('GET /backup_codes', () => {
  it('returns how many are left and when they were created, and no code', async () => {
    const { ask, reserve, start, clock } = phoneHandler();
    const nothing = { status: 200, body: { left: 0, created_at: null } };
    expect(await ask('GET', '/backup_codes', { as: ada })).toMatchObject(nothing);
    const createdAt = clock.now();
    const { backupCodes } = await reserve(ada, american);
    clock.advance(60);
    const attempt = await start(ada);
    await ask('POST', '/second_factor/attempt_backup_code', { attempt, body: { code: backupCodes[0] } });
    expect((await ask('GET', '/backup_codes', { as: ada })).body).toEqual({ left: 9, created_at: createdAt });
    expect(await ask('GET', '/backup_codes', { as: bob })).toMatchObject(nothing);
  });

  it('rejects without a session, and if the service has no backup codes', async () => {
    expect(await phoneHandler().ask('GET', '/backup_codes')).toMatchObject({ status: 401 });
    expect(await phoneHandler({ policy: { backupCodes: 0 } }).ask('GET', '/backup_codes', { as: ada })).toMatchObject({
      status: 422,
      body: { code: 'unsupported' },
    });
  });
});

it('supports the whole flow, from a number to a second factor', async () => {
  const { ask, sent } = phoneHandler();
  const { body } = await ask('POST', '/phone_numbers', { as: ada, body: { phone_number: american } });
  const { id } = body as { id: string };
  await ask('POST', `/phone_numbers/${id}/prepare_verification`, { as: ada });
  await ask('POST', `/phone_numbers/${id}/attempt_verification`, { as: ada, body: { code: lastCode(sent) } });
  await ask('POST', `/phone_numbers/${id}/set_reserved_for_second_factor`, { as: ada, body: { reserved: true } });
  expect((await ask('GET', '/phone_numbers', { as: ada })).body).toMatchObject({
    phone_numbers: [
      { id, verification: { status: 'verified' }, primary: true, default_second_factor: true, backup_codes: null },
    ],
  });
  expect((await ask('DELETE', `/phone_numbers/${id}`, { as: ada })).body).toEqual({ phone_numbers: [] });
});
