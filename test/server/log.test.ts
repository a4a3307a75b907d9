import { describe, expect, it } from 'vitest';
import { memoryStore } from '../../src/service/index.js';
import { phoneHandler } from '../support/http/phone-handler.js';
import { ada, lastCode, numbers } from '../support/phone-service.js';

const [american, british] = numbers;

describe('the log of createPhoneHandler', () => {
  it('has a line for each request: the request, the response, and how long it took', async () => {
    const { ask, askMalformed, verify, log } = phoneHandler();
    const id = await verify(ada, american);
    await ask('GET', '/phone_numbers', { as: ada });
    await ask('POST', `/phone_numbers/${id}/prepare_verification`, { as: ada });
    await ask('DELETE', `/phone_numbers/${id}`);
    await askMalformed('GET', `/phones/${american}`);
    await ask('OPTIONS', '/phone_numbers');
    expect(log.map(({ method, route, status, code, error }) => ({ method, route, status, code, error }))).toEqual([
      { method: 'GET', route: '/phone_numbers', status: 200, code: null, error: null },
      {
        method: 'POST',
        route: '/phone_numbers/{id}/prepare_verification',
        status: 409,
        code: 'already_verified',
        error: null,
      },
      { method: 'DELETE', route: '/phone_numbers/{id}', status: 401, code: 'unauthenticated', error: null },
      { method: 'GET', route: null, status: 404, code: 'not_found', error: null },
      { method: 'OPTIONS', route: '/phone_numbers', status: 204, code: null, error: null },
    ]);
    for (const { duration } of log) expect(duration).toBeGreaterThanOrEqual(0);
  });

  it('contains no code, number, id or name of a person, through a whole flow and its failures', async () => {
    const underTest = phoneHandler({ policy: { codeLength: 12 } });
    const { ask, askMalformed, sent, start, log } = underTest;
    const secrets: string[] = [ada, american, american.slice(1), british];
    const { body } = await ask('POST', '/phone_numbers', {
      as: ada,
      key: 'key_of_a_request',
      body: { phone_number: american },
    });
    const { id } = body as { id: string };
    secrets.push(id, 'key_of_a_request');
    underTest.failure = {
      thrown: new Error(
        `The provider has refused "${'123456789012'} is your code" to ${american}, the number ${id} of ${ada}`,
        {
          cause: Object.assign(new Error(`duplicate key`), {
            detail: `Key (phone_number)=(${american}) already exists.`,
          }),
        },
      ),
    };
    secrets.push('123456789012');
    await ask('POST', `/phone_numbers/${id}/prepare_verification`, { as: ada });
    underTest.failure = null;
    await ask('POST', `/phone_numbers/${id}/prepare_verification`, { as: ada });
    await ask('POST', `/phone_numbers/${id}/attempt_verification`, { as: ada, body: { code: 'wrong-code' } });
    await ask('POST', `/phone_numbers/${id}/attempt_verification`, { as: ada, body: { code: lastCode(sent) } });
    secrets.push(lastCode(sent), 'wrong-code');
    const reserved = await ask('POST', `/phone_numbers/${id}/set_reserved_for_second_factor`, {
      as: ada,
      body: { reserved: true },
    });
    const [number] = (reserved.body as { phone_numbers: { backup_codes: string[] }[] }).phone_numbers;
    secrets.push(...(number?.backup_codes ?? []));
    const attempt = await start(ada);
    secrets.push(attempt);
    await ask('POST', `/second_factor/${id}/prepare`, { attempt });
    await ask('POST', `/second_factor/${id}/attempt`, { attempt, body: { code: lastCode(sent) } });
    secrets.push(lastCode(sent));
    await askMalformed('POST', `/phone_numbers/${british}/${id}`, { as: ada });
    expect(log.length).toBeGreaterThan(8);
    const written = JSON.stringify(log);
    for (const secret of secrets.filter((secret) => secret !== ada)) expect(written).not.toContain(secret);
    expect(log.find(({ status }) => status === 503)?.error).toMatch(
      /^PhoneError: message_not_sent, caused by Error: The provider has refused "… is your code" to …/,
    );
  });

  it('has the time, the id of the response, and a stable hash of the user', async () => {
    const { ask, log, clock } = phoneHandler();
    const responses = [];
    for (const as of [ada, 'bob', ada, undefined]) {
      clock.advance(1);
      responses.push(await ask('GET', '/phone_numbers', { as }));
    }
    expect(log.map(({ requestId }) => requestId)).toEqual(responses.map(({ headers }) => headers.get('X-Request-Id')));
    expect(new Set(log.map(({ requestId }) => requestId)).size).toBe(4);
    expect(log.map(({ time }) => time - clock.now())).toEqual([-3000, -2000, -1000, 0]);
    const [first, second, third, nobody] = log.map(({ user }) => user);
    expect(first).toMatch(/^[\da-f]{16}$/);
    expect([third, second === first, nobody]).toEqual([first, false, null]);
  });

  it.each([
    ['a line break', 'first\nsecond\r\nthird', 'first\\u000asecond\\u000d\\u000athird'],
    ['a colour', '\u001b[31mred', '\\u001b'],
    ['a text that runs backwards', 'a\u202eb', 'a\\u202eb'],
    ['a line separator', 'a\u2028b', 'a\\u2028b'],
    ['a bearer token', 'sent Bearer abcdefGHIJKLmnop', 'sent Bearer …'],
    ['a named token', 'token=abcdefghij, next', 'token=…, next'],
    ['a password in an address', 'to postgresql://user:pass@db/app', 'to postgresql://…db/app'],
    ['random text', 'got AbCdEfGhIjKlMnOpQrStUvWx back', 'got … back'],
    ['ordinary words', 'password authentication failed for user', 'password authentication failed for user'],
  ])('is one line of plain text without secrets, whatever the error: %s', async (_, message, expected) => {
    const { ask, log } = phoneHandler({ authenticate: () => Promise.reject(new Error(message)) });
    await ask('GET', '/phone_numbers');
    expect(log[0]?.error).toContain(expected);
    expect(log[0]?.error).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}]/u);
  });

  it('contains the internal error, without the content of the request', async () => {
    const store = memoryStore();
    const { ask, log } = phoneHandler({
      store: {
        transaction: (keys, run) =>
          store.transaction(keys, (tx) =>
            run({
              ...tx,
              putPhoneNumber: () =>
                Promise.reject(new Error(`relation "phone_numbers" does not exist, for ${american} of ada-lovelace`)),
            }),
          ),
      },
    });
    const { status, text } = await ask('POST', '/phone_numbers', {
      as: 'ada-lovelace',
      body: { phone_number: american },
    });
    expect([status, JSON.parse(text)]).toMatchObject([500, { code: 'unknown', title: 'Internal Server Error' }]);
    expect(text).not.toContain('relation');
    expect(log[0]).toMatchObject({ status: 500, code: 'unknown' });
    expect(log[0]?.error).toContain('relation "phone_numbers" does not exist, for …');
  });

  it('contains nothing that was sent, and no id of a sign-in, even if an error quotes them', async () => {
    const quoted = ['wrong-word', 'sign-in-without-digits'];
    let isBroken = false;
    const store = memoryStore();
    const { ask, log, reserve } = phoneHandler({
      store: {
        transaction: (keys, run) =>
          isBroken
            ? Promise.reject(new Error(`syntax error near ${quoted.join(' and ')}`))
            : store.transaction(keys, run),
      },
    });
    const { id } = await reserve(ada, american);
    isBroken = true;
    await ask('POST', `/second_factor/${id}/attempt`, {
      attempt: 'sign-in-without-digits',
      body: { code: 'wrong-word' },
    });
    expect(log.at(-1)).toMatchObject({ status: 500, error: expect.stringContaining('syntax error near … and …') });
  });

  it('contains no code in place of a method, either', async () => {
    const { askMalformed, log } = phoneHandler();
    await askMalformed('123456', '/phone_numbers', { as: ada });
    expect(log[0]).toMatchObject({ method: '…', status: 405 });
  });

  it('does not affect the response if it fails, at once or later', async () => {
    const failures = [
      () => {
        throw new Error('The disk is full.');
      },
      async () => {
        throw new Error('The disk is full.');
      },
    ];
    for (const log of failures) {
      const { ask } = phoneHandler({ log });
      expect((await ask('GET', '/phone_numbers', { as: ada })).status).toBe(200);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  });
});
