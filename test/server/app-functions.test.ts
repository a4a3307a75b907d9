import { describe, expect, it } from 'vitest';
import { PhoneError } from '../../src/core/errors.js';
import { createPhoneHandler, type PhoneLogEntry, type PhoneHandlerOptions } from '../../src/server/index.js';
import { memoryStore } from '../../src/service/index.js';
import { phoneHandler, toRequest } from '../support/http/phone-handler.js';
import { ada, lastCode, numbers } from '../support/phone-service.js';

// The functions that an app passes to createPhoneHandler, if they violate their types.

const [american] = numbers;

describe('authenticate', () => {
  it.each([
    ['undefined', () => undefined],
    ['false', () => false],
    ['true', () => true],
    ['0', () => 0],
    ['NaN', () => Number.NaN],
    ['an object', () => ({})],
    ['a list', () => ['ada']],
    ['an object of class String', () => new String('ada')],
    ['a symbol', () => Symbol('ada')],
    ['a function', () => () => 'ada'],
    ['a promise of undefined', async () => undefined],
    ['a promise of a number', async () => 7],
  ])('is 401 if it returns %s, which is logged once', async (_, authenticate) => {
    const { ask, log, state } = phoneHandler({
      authenticate: authenticate as unknown as PhoneHandlerOptions['authenticate'],
    });
    const before = state();
    for (const method of ['GET', 'POST', 'GET']) {
      const body = method === 'POST' ? { phone_number: american } : undefined;
      expect(await ask(method, '/phone_numbers', { body })).toMatchObject({
        status: 401,
        body: { code: 'unauthenticated' },
      });
    }
    expect(state()).toBe(before);
    expect(log.map(({ status }) => status)).toEqual([401, 401, 401]);
    expect(log.filter(({ error }) => error?.startsWith('authenticate returned a value of type'))).toHaveLength(1);
  });

  it.each([
    ['null', null],
    ['an empty text', ''],
  ])('is 401 without a log entry if it returns %s', async (_, userId) => {
    const { ask, log } = phoneHandler({ authenticate: () => userId });
    expect((await ask('GET', '/phone_numbers')).status).toBe(401);
    expect(log).toMatchObject([{ status: 401, error: null }]);
  });

  it.each([
    ['NUL', 'ada\0'],
    ['a line break', 'ada\nbob'],
    ['half a character', 'ada\ud800'],
    ['256 characters', 'a'.repeat(256)],
  ])('is 400 if the id has %s', async (_, userId) => {
    const { handle } = phoneHandler({ authenticate: () => userId });
    const statuses = await Promise.all(
      ['/phone_numbers', '/backup_codes'].map(
        async (path) => (await handle(toRequest(path === '/backup_codes' ? 'POST' : 'GET', path))).status,
      ),
    );
    expect(statuses).toEqual([400, 400]);
  });

  it.each(['ada@example.com', 'auth0|5f7c', 'Ада', '👩‍🚀', 'a b', 'a'.repeat(255)])('may be “%s”', async (userId) => {
    const { ask, service } = phoneHandler({ authenticate: () => userId });
    await ask('POST', '/phone_numbers', { body: { phone_number: american } });
    expect(await service.list(userId)).toHaveLength(1);
  });

  it('is 500 if it reads the body, and logs it', async () => {
    const { handle, log } = phoneHandler({
      authenticate: async (request) => (await request.json()) && ada,
    });
    const { status } = await handle(toRequest('POST', '/phone_numbers', { as: ada, body: { phone_number: american } }));
    expect(status).toBe(500);
    expect(log[0]?.error).toContain('authenticate must not read it');
  });
});

describe('a function of the app that fails', () => {
  const hostile = new Error();
  Object.defineProperty(hostile, 'message', {
    get() {
      throw new Error('not even readable');
    },
  });
  const circular = new Error('circular');
  circular.cause = circular;
  const thrown = [
    new Error('down'),
    undefined,
    null,
    0,
    'text',
    {},
    Symbol('s'),
    hostile,
    circular,
    Object.create(null),
  ];

  it.each(thrown.map((value, at) => [at, value] as const))(
    'is a 500 that is logged, whatever it throws: %i',
    async (_, value) => {
      const { ask, log } = phoneHandler({ authenticate: () => Promise.reject(value) });
      expect(await ask('GET', '/phone_numbers')).toMatchObject({ status: 500, body: { code: 'unknown' } });
      expect(log).toMatchObject([{ status: 500, code: 'unknown', error: expect.stringMatching(/./) }]);
    },
  );

  it('rejects with a PhoneError of its own', async () => {
    const { ask } = phoneHandler({
      authenticate: () => {
        throw new PhoneError('unauthenticated');
      },
    });
    expect((await ask('GET', '/phone_numbers')).status).toBe(401);
  });

  const usedUp = () => {
    const response = new Response('used');
    void response.text();
    return response;
  };
  it.each([
    ['undefined', () => undefined],
    ['null', () => null],
    ['an object', () => ({ status: 204 })],
    ['a text', async () => 'session'],
    ['a response whose body was read', usedUp],
    ['a response with an error', () => Response.error()],
    ['nothing, because it throws', () => Promise.reject()],
  ])('is a 500 that is logged if completeSignIn returns %s', async (_, completeSignIn) => {
    for (const key of [undefined, 'k1']) {
      const { handle, service, reserve, start, sent, log } = phoneHandler({
        completeSignIn: completeSignIn as unknown as PhoneHandlerOptions['completeSignIn'],
      });
      const { id } = await reserve(ada, american);
      const attempt = await start(ada);
      await service.prepareSecondFactor(attempt, { id });
      const request = toRequest('POST', `/second_factor/${id}/attempt`, {
        attempt,
        key,
        body: { code: lastCode(sent) },
      });
      expect((await handle(request)).status).toBe(500);
      expect(log).toMatchObject([{ status: 500, code: 'unknown', error: expect.stringMatching(/./) }]);
    }
  });
});

describe('the deadline of a request', () => {
  it.each(['authenticate', 'store', 'sender'] as const)(
    'is 503 with Retry-After if the %s never responds',
    async (what) => {
      const never = () => new Promise<never>(() => undefined);
      const log: PhoneLogEntry[] = [];
      const store = memoryStore();
      let isStuck = false;
      const handler = createPhoneHandler({
        store: { transaction: (keys, run) => (isStuck && what === 'store' ? never() : store.transaction(keys, run)) },
        sender: { send: what === 'sender' ? never : async () => undefined },
        secret: '0123456789abcdef0123456789abcdef',
        authenticate: () => (isStuck && what === 'authenticate' ? never() : ada),
        policy: { requestTimeout: 0.05 },
        log: (entry) => void log.push(entry),
      });
      const { id } = await handler.service.create(ada, { phoneNumber: american });
      isStuck = true;
      const path = `/phone_numbers/${id}/prepare_verification`;
      const response = await handler(toRequest('POST', path, { body: {} }));
      expect([response.status, response.headers.get('Retry-After')]).toEqual([503, '5']);
      expect(await response.json()).toMatchObject({ code: 'network' });
      expect(log).toMatchObject([{ status: 503, code: 'network', error: expect.stringContaining('requestTimeout') }]);
      isStuck = false;
      // A busy machine may need longer than the limit.
      await expect.poll(async () => (await handler(toRequest('GET', '/phone_numbers'))).status).toBe(200);
    },
  );
});

describe('an error that a provider or the app throws', () => {
  it.each([
    ['half a second', 0.5, '1'],
    ['a time before', -5, '0'],
    ['no number', Number.NaN, null],
    ['for ever', Infinity, null],
    ['more than a number can count', 1e300, null],
    ['a text', '7\r\nSet-Cookie: session=eve', null],
  ])('has a Retry-After in whole seconds, or none, if its own is %s', async (_, retryAfter, expected) => {
    const thrown = new PhoneError('rate_limited', { retryAfter: retryAfter as number });
    for (const options of [
      { sender: { send: () => Promise.reject(thrown) } },
      { beforeSend: () => Promise.reject(thrown) },
    ]) {
      const { service, ask } = phoneHandler(options);
      const { id } = await service.create(ada, { phoneNumber: american });
      const response = await ask('POST', `/phone_numbers/${id}/prepare_verification`, { as: ada });
      expect([response.status, response.headers.get('Retry-After')]).toEqual([429, expected]);
      expect(response.body).toMatchObject({ retry_after: expected && Number(expected) });
    }
  });

  it.each(['made_up', '__proto__', ''])('is 500 if its code is "%s"', async (code) => {
    const { ask } = phoneHandler({ authenticate: () => Promise.reject(new PhoneError(code as 'unknown')) });
    expect(await ask('GET', '/phone_numbers')).toMatchObject({ status: 500, body: { code: 'unknown' } });
  });
});
