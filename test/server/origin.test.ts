import { describe, expect, it } from 'vitest';
import { createPhoneHandler } from '../../src/server/index.js';
import { memoryStore } from '../../src/service/index.js';
import { phoneHandler, site } from '../support/http/phone-handler.js';
import { ada, numbers } from '../support/phone-service.js';

const [american] = numbers;
const body = { phone_number: american };
const other = 'https://evil.example';

describe('a change requested by a browser', () => {
  it.each([
    ['of the same origin', { 'Sec-Fetch-Site': 'same-origin', Origin: site }],
    ['started by the person', { 'Sec-Fetch-Site': 'none' }],
    ['of an older browser, by its Origin', { Origin: site }],
    ['by a client that is no browser', {}],
  ])('is accepted if it is %s', async (_, headers) => {
    const { ask } = phoneHandler();
    expect(
      (await ask('POST', '/phone_numbers', { as: ada, body, headers: headers as Record<string, string> })).status,
    ).toBe(200);
  });

  it.each([
    ['another site', { 'Sec-Fetch-Site': 'cross-site', Origin: other }],
    ['another site that hides its name', { 'Sec-Fetch-Site': 'cross-site', Origin: 'null' }],
    ['another site, in an older browser', { Origin: other }],
    ['a sandboxed page, in an older browser', { Origin: 'null' }],
    ['a neighbour below the same domain', { 'Sec-Fetch-Site': 'same-site', Origin: 'https://blog.example.com' }],
    ['a neighbour on another port', { Origin: `${site}:8443` }],
    ['a host that begins alike', { Origin: 'https://app.example.com.evil.example' }],
    ['another site that claims to be this one', { 'Sec-Fetch-Site': 'cross-site', Origin: site }],
    ['something that no browser says', { 'Sec-Fetch-Site': 'nearby' }],
  ])('is rejected from %s, no matter who is signed in, and changes nothing', async (_, headers) => {
    const { ask, reserve, start, state, sent } = phoneHandler();
    const { id } = await reserve(ada, american);
    const attempt = await start(ada);
    const before = state();
    const input = { as: ada, attempt, headers: headers as Record<string, string> };
    for (const [method, path, withBody] of [
      ['POST', '/phone_numbers', body],
      ['DELETE', `/phone_numbers/${id}`],
      ['POST', `/phone_numbers/${id}/set_reserved_for_second_factor`, { reserved: false }],
      ['POST', '/backup_codes'],
      ['POST', `/second_factor/${id}/prepare`],
    ] as const) {
      const { status, body, headers } = await ask(method, path, { ...input, body: withBody });
      expect([status, body], path).toMatchObject([403, { code: 'forbidden', title: 'Forbidden' }]);
      expect(headers.get('Access-Control-Allow-Origin')).toBeNull();
    }
    expect(state()).toBe(before);
    expect(sent).toHaveLength(1);
  });

  it('is rejected before authenticate is called, so that it reveals nothing about a session', async () => {
    const { ask } = phoneHandler();
    for (const input of [{ as: ada }, {}]) {
      expect((await ask('POST', '/phone_numbers', { ...input, body, headers: { Origin: other } })).status).toBe(403);
    }
  });
});

describe('the scheme of a page', () => {
  const from = async (page: string, api: string, headers: Record<string, string> = {}) => {
    const handler = createPhoneHandler({
      store: memoryStore(),
      sender: { send: async () => undefined },
      secret: '0123456789abcdef0123456789abcdef',
      authenticate: () => ada,
    });
    const init = { method: 'POST', body: JSON.stringify(body) };
    const type = { 'Content-Type': 'application/json' };
    return (
      await handler(new Request(`${api}/phone_numbers`, { ...init, headers: { ...type, Origin: page, ...headers } }))
    ).status;
  };

  it.each([
    ['http://app.example.com', 'https://app.example.com', {}, 403],
    ['http://app.example.com:443', 'https://app.example.com', {}, 403],
    ['http://app.example.com', 'http://app.example.com', { 'X-Forwarded-Proto': 'https' }, 403],
    ['http://app.example.com', 'http://app.example.com', { 'X-Forwarded-Proto': 'https, http' }, 403],
    ['http://app.example.com', 'http://app.example.com', { Forwarded: 'for=192.0.2.1;proto=https;by=10.0.0.1' }, 403],
    ['http://app.example.com', 'http://app.example.com', { Forwarded: 'For="[::1]", Proto="HTTPS"' }, 403],
    ['ftp://app.example.com', 'https://app.example.com', {}, 403],
    ['http://localhost:3000', 'http://localhost:3000', {}, 200],
    ['https://app.example.com', 'http://app.example.com', {}, 200],
    ['https://app.example.com', 'http://app.example.com', { 'X-Forwarded-Proto': 'https' }, 200],
    ['https://app.example.com', 'http://app.example.com', { Forwarded: 'proto=https' }, 200],
    ['http://localhost:3000', 'http://localhost:3000', { Forwarded: 'proto=http;host="proto=https"' }, 200],
    ['https://app.example.com', 'https://app.example.com', {}, 200],
  ] as const)('is compared: %s to %s, %j, is %i', async (page, api, headers, status) => {
    expect(await from(page, api, headers)).toBe(status);
  });
});

describe('a POST without a body', () => {
  it.each([
    [{}, 415],
    [{ 'Content-Type': 'text/plain' }, 415],
    [{ 'Content-Type': 'application/x-www-form-urlencoded' }, 415],
    [{ 'Content-Type': 'application/json' }, 403],
    [{ 'Idempotency-Key': 'k1' }, 403],
  ])('that a form could send is rejected: %j', async (headers, status) => {
    const { handle, state } = phoneHandler();
    const before = state();
    const request = new Request(`${site}/backup_codes`, {
      method: 'POST',
      headers: { Authorization: 'Bearer ada', 'Sec-Fetch-Site': 'same-origin', ...headers } as Record<string, string>,
    });
    // 403: ada has no reserved number.
    expect((await handle(request)).status).toBe(status);
    if (status === 415) expect(state()).toBe(before);
  });
});

describe('allowedOrigins', () => {
  const allowed = 'https://account.example.org';
  const options = { allowedOrigins: [allowed] };

  it('may call with cookies, and read the response and the headers of the protocol', async () => {
    const { ask } = phoneHandler(options);
    const headers = { Origin: allowed, 'Sec-Fetch-Site': 'cross-site' };
    for (const response of [
      await ask('POST', '/phone_numbers', { as: ada, body, headers }),
      await ask('GET', '/phone_numbers', { headers }),
    ]) {
      expect(response.headers.get('Access-Control-Allow-Origin')).toBe(allowed);
      expect(response.headers.get('Access-Control-Allow-Credentials')).toBe('true');
      expect(response.headers.get('Access-Control-Expose-Headers')).toBe(
        'Retry-After, Backup-Codes-Left, X-Request-Id',
      );
      expect(response.headers.get('Vary')).toBe('Origin');
    }
  });

  it('receive what they may do by a preflight', async () => {
    const { ask } = phoneHandler(options);
    const preflight = {
      'Access-Control-Request-Method': 'POST',
      'Access-Control-Request-Headers': 'content-type,idempotency-key,x-csrf',
    };
    const { status, headers } = await ask('OPTIONS', '/phone_numbers', { headers: { Origin: allowed, ...preflight } });
    expect(status).toBe(204);
    expect(Object.fromEntries(headers)).toMatchObject({
      'access-control-allow-origin': allowed,
      'access-control-allow-credentials': 'true',
      'access-control-allow-methods': 'GET, POST, DELETE',
      'access-control-allow-headers': 'content-type,idempotency-key,x-csrf',
      'access-control-max-age': '600',
    });
  });

  it.each([
    other,
    'null',
    `${allowed}.evil.example`,
    `${allowed}:444`,
    allowed.toUpperCase(),
    'http://account.example.org',
  ])('exclude %s', async (origin) => {
    const { ask } = phoneHandler(options);
    const preflight = { 'Access-Control-Request-Method': 'POST', Origin: origin };
    const responses = [
      await ask('OPTIONS', '/phone_numbers', { headers: preflight }),
      await ask('GET', '/phone_numbers', { as: ada, headers: { Origin: origin } }),
      await ask('POST', '/phone_numbers', { as: ada, body, headers: { Origin: origin } }),
    ];
    expect(responses.map(({ status }) => status)).toEqual([204, 200, 403]);
    for (const { headers } of responses) {
      expect([...headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
      expect(headers.get('Vary')).toBe('Origin');
    }
  });

  it('may have a trailing slash or capitals, and may be of an app that is no web page', async () => {
    for (const [written, sent] of [
      ['https://Account.example.org/', allowed],
      ['capacitor://localhost', 'capacitor://localhost'],
      ['http://localhost:5173/', 'http://localhost:5173'],
    ] as const) {
      const { ask } = phoneHandler({ allowedOrigins: [written] });
      expect((await ask('POST', '/phone_numbers', { as: ada, body, headers: { Origin: sent } })).status, written).toBe(
        200,
      );
    }
  });

  it.each(['*', 'https://*.example.org', 'account.example.org', 'https://account.example.org/app', 'null', ''])(
    'throw at once for “%s”',
    (origin) => {
      expect(() => phoneHandler({ allowedOrigins: [origin] })).toThrow(
        /allowedOrigins contains .* which is not an origin/,
      );
    },
  );
});
