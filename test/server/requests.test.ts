import { describe, expect, it } from 'vitest';
import { createPhoneHandler } from '../../src/server/index.js';
import { memoryStore } from '../../src/service/index.js';
import { describedPaths } from '../support/http/openapi.js';
import { phoneHandler, site, toRequest, userOf, type RequestInput } from '../support/http/phone-handler.js';
import { ada, numbers } from '../support/phone-service.js';

const [american] = numbers;
const id = 'phone_00000000000000000000000000000000';
const operations = describedPaths.flatMap(({ template, operations }) =>
  [...operations.keys()].map((method) => ({
    method,
    path: template.replace('{id}', id),
    name: `${method} ${template}`,
  })),
);

describe('createPhoneHandler', () => {
  it.each(operations)(
    'responds 401 to $name if nobody is signed in, and checks nothing else',
    async ({ method, path }) => {
      const { ask, askMalformed, state } = phoneHandler();
      const before = state();
      const input = { headers: { 'Idempotency-Key': 'two words' }, body: '{' };
      const { status, body, headers, text } = await (method === 'GET'
        ? ask(method, path)
        : askMalformed(method, path, input));
      expect([status, headers.get('WWW-Authenticate'), headers.get('Content-Type')]).toEqual([
        401,
        'Session',
        'application/problem+json',
      ]);
      expect(body).toEqual({
        type: 'about:blank',
        title: 'Unauthorized',
        status: 401,
        code: 'unauthenticated',
        field: null,
        retry_after: null,
        attempts_left: null,
      });
      expect(text).not.toContain(id);
      expect(state()).toBe(before);
    },
  );

  it.each(describedPaths)(
    'responds 405 with Allow to any other method of $template',
    async ({ template, operations }) => {
      const { askMalformed } = phoneHandler();
      const all = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'PURGE'];
      const others = all.filter((method) => !operations.has(method === 'HEAD' ? 'GET' : method));
      for (const method of others) {
        const { status, body, text } = await askMalformed(method, template.replace('{id}', id), { as: ada });
        expect(status, method).toBe(405);
        if (method === 'HEAD') expect(text).toBe('');
        else expect(body).toMatchObject({ code: 'unsupported', title: 'Method Not Allowed' });
      }
    },
  );

  it.each(describedPaths)('responds to OPTIONS of $template with what it allows', async ({ template }) => {
    const { ask } = phoneHandler();
    const { status, headers } = await ask('OPTIONS', template.replace('{id}', id));
    expect(status).toBe(204);
    expect(headers.get('Allow')).toMatch(/, OPTIONS$/);
  });

  it.each([
    '/',
    '/phone_number',
    '/phone_numbers/',
    '//phone_numbers',
    '/Phone_Numbers',
    `/phone_numbers/${id}/`,
    `/phone_numbers/${id}/verify`,
    '/phone_numbers//make_primary',
    '/backup_codes/1',
    '/second_factor/attempt',
    '/constructor',
    '/__proto__',
  ])('responds 404 to %s, which is not one of its paths', async (path) => {
    const { askMalformed } = phoneHandler();
    for (const input of [{ as: ada }, {}]) {
      expect(await askMalformed('POST', path, input)).toMatchObject({
        status: 404,
        body: { code: 'not_found', title: 'Not Found' },
      });
    }
  });

  it.each([
    '/phone_numbers/%00/make_primary',
    '/phone_numbers/%E0%A4%A/make_primary',
    '/phone_numbers/%F0%9F%98%80/make_primary',
    '/phone_numbers/a%20b/make_primary',
    `/phone_numbers/${'a'.repeat(256)}/make_primary`,
    `/phone_numbers/${id}%2Fmake_primary`,
    `/phone_numbers/${id}%5cmake_primary`,
    '/phone_numbers/..%2f..%2Fadmin',
    '/phone_numbers%2f',
  ])('rejects %s with 400, because it has no id or is ambiguous', async (path) => {
    const { askMalformed, state } = phoneHandler();
    const before = state();
    for (const input of [{ as: ada }, {}]) {
      expect(await askMalformed('POST', path, input)).toMatchObject({
        status: 400,
        body: { code: 'unsupported', title: 'Bad Request' },
      });
    }
    expect(state()).toBe(before);
  });

  it.each(['/api/phone', '/api/phone/', 'api/phone'])(
    'serves only below %s, if it is mounted there',
    async (basePath) => {
      const handle = createPhoneHandler({
        store: memoryStore(),
        sender: { send: async () => undefined },
        secret: '0123456789abcdef0123456789abcdef',
        authenticate: userOf,
        basePath,
      });
      const get = async (path: string) =>
        (await handle(new Request(site + path, { headers: { Authorization: 'Bearer ada' } }))).status;
      expect(await get('/api/phone/phone_numbers')).toBe(200);
      for (const path of [
        '/phone_numbers',
        '/api/phonephone_numbers',
        '/api/phone//phone_numbers',
        '/api/phone',
        '/x/api/phone/phone_numbers',
        '/xyz/phone/phone_numbers',
      ]) {
        expect(await get(path), path).toBe(404);
      }
    },
  );

  it('returns nothing that may be cached, embedded, run, or sniffed as another type', async () => {
    const { ask, askMalformed } = phoneHandler();
    const responses = [
      await ask('GET', '/phone_numbers', { as: ada }),
      await ask('GET', '/phone_numbers'),
      await ask('OPTIONS', '/phone_numbers'),
      await askMalformed('GET', '/nowhere'),
    ];
    for (const { headers } of responses) {
      expect(Object.fromEntries(headers)).toMatchObject({
        'cache-control': 'no-store',
        'content-security-policy': "default-src 'none'",
        'cross-origin-resource-policy': 'same-origin',
        'x-content-type-options': 'nosniff',
        vary: 'Origin',
      });
    }
  });

  it('calls authenticate with the request, and uses its result', async () => {
    const { ask } = phoneHandler({ authenticate: async (request) => request.headers.get('X-Session') });
    expect((await ask('GET', '/phone_numbers', { headers: { 'X-Session': 's' } })).status).toBe(200);
    expect((await ask('GET', '/phone_numbers', { headers: { 'X-Session': '' } })).status).toBe(401);
    const broken = phoneHandler({
      authenticate: () => {
        throw new Error('The session store is down.');
      },
    });
    const { status, text } = await broken.ask('GET', '/phone_numbers');
    expect([status, text]).toEqual([500, expect.stringContaining('"unknown"')]);
    expect(text).not.toContain('session');
  });
});

describe('a request that another one hides in', () => {
  it.each<Record<string, string>>([
    { 'X-HTTP-Method-Override': 'DELETE' },
    { 'X-HTTP-Method': 'DELETE' },
    { 'X-Method-Override': 'DELETE' },
    { 'X-Original-URL': '/backup_codes' },
    { 'X-Rewrite-URL': '/backup_codes' },
    { 'X-Forwarded-Prefix': '/admin', 'X-Forwarded-Host': 'evil.example' },
  ])('is what its method and path say: %j', async (headers) => {
    const { raw, reserve, state } = phoneHandler();
    const { id } = await reserve(ada, american);
    const before = state().phoneNumbers;
    const make = async (method: string, path: string) =>
      (await raw(toRequest(method, path, { as: ada, headers }))).json();
    expect(await make('GET', '/phone_numbers')).toMatchObject({ phone_numbers: [{ id }] });
    expect(await make('POST', `/phone_numbers/${id}/make_primary`)).toMatchObject({ phone_numbers: [{ id }] });
    expect(state().phoneNumbers).toEqual(before);
  });

  it('ignores a query, and reads an encoded id as the id', async () => {
    const { raw, reserve, state } = phoneHandler();
    const { id } = await reserve(ada, american);
    const ask = async (method: string, path: string) => (await raw(toRequest(method, path, { as: ada }))).status;
    expect(await ask('GET', '/phone_numbers?_method=DELETE&user=bob')).toBe(200);
    const encoded = [...id].map((character) => `%${character.charCodeAt(0).toString(16)}`).join('');
    expect(await ask('POST', `/phone_numbers/${encoded}/make_primary`)).toBe(200);
    expect(await ask('POST', `/phone_numbers/${encoded.replaceAll('%', '%25')}/make_primary`)).toBe(404);
    expect(await ask('GET', '/%70hone_numbers')).toBe(404);
    expect(state().phoneNumbers).toHaveLength(1);
  });
});

describe('a body', () => {
  const create = (input: RequestInput, options = {}) =>
    phoneHandler(options).askMalformed('POST', '/phone_numbers', { as: ada, ...input });

  it.each([
    ['no JSON', '{"phone_number":"+12015550123"'],
    ['a list', '[{"phone_number":"+12015550123"}]'],
    ['a text', '"+12015550123"'],
    ['null', 'null'],
    ['no UTF-8', Uint8Array.of(0x22, 0xff, 0x22)],
    ['two objects', '{}{}'],
    ['white space', ' '],
  ])('that is %s is 400, without quoting it', async (_, body) => {
    const { status, text, body: problem } = await create({ body });
    expect(status).toBe(400);
    expect(problem).toMatchObject({ code: 'unsupported', title: 'Bad Request' });
    expect(text).not.toContain('2015');
  });

  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/jsonp',
    '',
  ])('of the type “%s” is 415, and names what is accepted', async (type) => {
    const { status, headers } = await create({
      body: JSON.stringify({ phone_number: american }),
      headers: { 'Content-Type': type },
    });
    expect([status, headers.get('Accept')]).toEqual([415, 'application/json']);
  });

  it('that is compressed is 415', async () => {
    const { ask } = phoneHandler();
    const input = { as: ada, body: { phone_number: american } };
    expect((await ask('POST', '/phone_numbers', { ...input, headers: { 'Content-Encoding': 'gzip' } })).status).toBe(
      415,
    );
    expect(
      (await ask('POST', '/phone_numbers', { ...input, headers: { 'Content-Encoding': 'identity' } })).status,
    ).toBe(200);
  });

  it.each(['application/json; charset=utf-8', 'Application/JSON', ' application/json ;charset="UTF-8"'])(
    'of the type “%s” is accepted',
    async (type) => {
      const { ask } = phoneHandler();
      expect(
        (
          await ask('POST', '/phone_numbers', {
            as: ada,
            body: { phone_number: american },
            headers: { 'Content-Type': type },
          })
        ).status,
      ).toBe(200);
    },
  );

  it('is read up to its limit, and not a byte further', async () => {
    const bodyOf = (size: number) => JSON.stringify({ phone_number: american }).padEnd(size, ' ');
    for (const [maxBodySize, limit] of [[undefined, 16_384] as const, [100, 100] as const]) {
      const { ask } = phoneHandler({ maxBodySize });
      expect((await ask('POST', '/phone_numbers', { as: ada, body: bodyOf(limit) })).status).toBe(200);
      const { status, body } = await ask('POST', '/phone_numbers', { as: ada, body: bodyOf(limit + 1) });
      expect([status, body]).toMatchObject([413, { code: 'unsupported', title: 'Content Too Large' }]);
    }
  });

  it('without an end is cut off at the limit', async () => {
    let pulled = 0;
    let cancelled = false;
    const endless = new ReadableStream({
      pull: (controller) => void (pulled++, controller.enqueue(new Uint8Array(1000))),
      cancel: () => void (cancelled = true),
    });
    const handle = createPhoneHandler({
      store: memoryStore(),
      sender: { send: async () => undefined },
      secret: '0123456789abcdef0123456789abcdef',
      authenticate: () => ada,
      maxBodySize: 10_000,
    });
    const response = await handle(
      new Request(`${site}/phone_numbers`, { method: 'POST', body: endless, duplex: 'half' } as RequestInit),
    );
    expect(response.status).toBe(413);
    expect(pulled).toBeLessThan(20);
    expect(cancelled).toBe(true);
  });

  it('is not read if its length is too long, and is cut off if its length is false', async () => {
    const { ask } = phoneHandler({ maxBodySize: 100 });
    const input = { as: ada, body: { phone_number: american } };
    expect((await ask('POST', '/phone_numbers', { ...input, headers: { 'Content-Length': '101' } })).status).toBe(413);
    const long = { phone_number: american.padEnd(16, '0').slice(0, 12), pad: undefined };
    expect(
      (
        await ask('POST', '/phone_numbers', {
          as: ada,
          body: JSON.stringify(long).padEnd(200),
          headers: { 'Content-Length': '1' },
        })
      ).status,
    ).toBe(413);
  });

  it('that is incomplete is 400', async () => {
    const handle = createPhoneHandler({
      store: memoryStore(),
      sender: { send: async () => undefined },
      secret: '0123456789abcdef0123456789abcdef',
      authenticate: () => ada,
    });
    const broken = new ReadableStream({ pull: (controller) => controller.error(new Error('the client has gone')) });
    const response = await handle(
      new Request(`${site}/phone_numbers`, { method: 'POST', body: broken, duplex: 'half' } as RequestInit),
    );
    expect(response.status).toBe(400);
  });

  it('that names a member twice has the last one, as in every parser of JSON for browsers', async () => {
    const { ask, sendTo, service } = phoneHandler();
    const { id, code } = await sendTo(ada, american);
    const body = `{"code":"${code}","code":"000"}`;
    expect(await ask('POST', `/phone_numbers/${id}/attempt_verification`, { as: ada, body })).toMatchObject({
      status: 422,
      body: { code: 'incorrect_code', attempts_left: 4 },
    });
    expect(await service.list(ada)).toMatchObject([{ verification: { attempts: 1 } }]);
  });

  it.each([
    ['half a character', { phone_number: '+1201555\ud8000123', code: '12345\udc00', locale: 'd\ud800e' }],
    ['numbers in place of texts', { phone_number: 12015550123, code: 123456, locale: 1, reserved: 1 }],
    ['texts in place of others', { phone_number: '12015550123', code: '1e5', reserved: 'true', channel: 'SMS' }],
    ['lists', { phone_number: [american], code: ['123456'], locale: [], reserved: [true], channel: ['sms'] }],
    ['objects that pretend to be texts', { phone_number: { toString: american, length: 12 }, code: { length: 6 } }],
  ])('with %s is rejected by every operation that reads it, and counts nothing', async (_, fields) => {
    const { raw, reserve, start, state, sent, service } = phoneHandler();
    const { id } = await reserve(ada, american);
    const attempt = await start(ada);
    const { id: added } = await service.create(ada, { phoneNumber: numbers[1] });
    const before = [state().phoneNumbers, state().wrongCodes, sent.length];
    const body = JSON.stringify(fields);
    for (const [path, field] of [
      ['/phone_numbers', 'phone_number'],
      [`/phone_numbers/${added}/prepare_verification`, 'channel'],
      [`/phone_numbers/${added}/attempt_verification`, 'code'],
      [`/phone_numbers/${id}/set_reserved_for_second_factor`, 'reserved'],
      [`/second_factor/${id}/attempt`, 'code'],
    ] as const) {
      if (!(field in fields)) continue;
      const response = await raw(toRequest('POST', path, { as: ada, attempt, body }));
      expect(response.status, path).toBe(422);
    }
    expect([state().phoneNumbers, state().wrongCodes, sent.length]).toEqual(before);
  });

  it('that is nested deeply is 400 or ignored, and never a server error', async () => {
    const { raw } = phoneHandler({ maxBodySize: 1_000_000 });
    for (const body of ['['.repeat(200_000), `{"phone_number":${'['.repeat(200_000)}${']'.repeat(200_000)}}`]) {
      const { status } = await raw(toRequest('POST', '/phone_numbers', { as: ada, body }));
      expect([400, 422]).toContain(status);
    }
  });

  it('may have unknown members, and names of inherited properties', async () => {
    const body = `{"phone_number":"${american}","__proto__":{"phone_number":"+1"},"constructor":1,"label":"mine"}`;
    expect((await create({ body })).status).toBe(200);
    expect((await create({ body: '{"__proto__":{"phone_number":"+12015550123"}}' })).status).toBe(422);
  });
});
