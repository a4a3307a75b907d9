import { afterEach, describe, expect, it, vi } from 'vitest';
import { httpAdapter, httpSecondFactorAdapter } from '../../../src/adapters/http/index.js';
import type { PhoneAdapter } from '../../../src/core/adapter.js';
import { PhoneError } from '../../../src/core/errors.js';
import { requests } from '../../../src/protocol/requests.js';
import { refusal } from '../../support/phone-service.js';
import { calls, code, signInCalls } from './calls.js';
import { failToFetch, recordingFetch } from './recording-fetch.js';

const writes = calls.filter(({ method }) => method !== 'GET');
const reads = calls.filter(({ method }) => method === 'GET');
const badGateway = () =>
  new Response('<h1>502 Bad Gateway</h1>', { status: 502, headers: { 'Content-Type': 'text/html' } });

describe('the calls below', () => {
  it('are every request of the protocol', () => {
    const called = calls.map(({ method, path }) => `${method} ${path.replace('phone_1', '{id}')}`);
    expect(called.sort()).toEqual(
      Object.values(requests)
        .map(({ method, path }) => `${method} ${path}`)
        .sort(),
    );
  });
});

describe.each(calls)('$name, as a request', ({ call, method, path, body, good }) => {
  it('is one request with its method, path and JSON, and is never cached', async () => {
    const { fetch, requests } = recordingFetch(() => Response.json(good));
    await call({ fetch });
    expect(requests).toHaveLength(1);
    expect(requests[0]).toMatchObject({
      url: `https://server.example/api/phone${path}`,
      method,
      cache: 'no-store',
      credentials: 'same-origin',
    });
    expect(requests[0]?.headers.get('Accept')).toBe('application/json, application/problem+json');
    expect(requests[0]?.headers.get('Content-Type')).toBe(body === null ? null : 'application/json');
    expect(requests[0]?.body ?? null).toEqual(body);
  });

  it.each([
    ['there is no complete response', failToFetch],
    ['a gateway responds', badGateway],
  ])('is retried once if %s', async (_, fails) => {
    const { fetch, requests } = recordingFetch(fails, () => Response.json(good));
    await call({ fetch });
    expect(requests).toHaveLength(2);
    const neverBack = recordingFetch(fails);
    expect(await refusal(call({ fetch: neverBack.fetch }))).toMatchObject({ code: 'network' });
    expect(neverBack.requests).toHaveLength(2);
  });

  it.each([
    ['responds with an error', () => Response.json({ code: 'forbidden' }, { status: 403 })],
    ['responds with something else', () => Response.json(null)],
    ['responds with Retry-After', () => new Response(null, { status: 503, headers: { 'Retry-After': '60' } })],
    ['fails', () => new Response('Internal Server Error', { status: 500 })],
    ['could not send a message', () => Response.json({ code: 'message_not_sent' }, { status: 503 })],
  ])('is not retried if the server %s', async (_, respond) => {
    const { fetch, requests } = recordingFetch(respond);
    await call({ fetch }).catch(() => undefined);
    expect(requests).toHaveLength(1);
  });

  it('rejects with the first error if the retry was never sent', async () => {
    let attempts = 0;
    const headers = () => {
      attempts += 1;
      if (attempts === 2) throw new PhoneError('unauthenticated');
      return {};
    };
    expect(await refusal(call({ fetch: async () => failToFetch(), headers }))).toMatchObject({ code: 'network' });
  });

  it('includes neither code nor header in the error of a verbose fetch', async () => {
    const talkative = async (url: string, init: RequestInit) => {
      throw Object.assign(new Error(`POST ${url} ${String(init.body)} failed`), { init });
    };
    const error = await refusal(call({ fetch: talkative, headers: { Authorization: 'Bearer a-token' } }));
    expect(error).toMatchObject({ code: 'network', cause: { status: null, problem: null } });
    expect(JSON.stringify([error.message, error.cause])).not.toMatch(new RegExp(`${code}|a-token`));
  });
});

describe('the Idempotency-Key', () => {
  it.each(writes)('is the same for both attempts of one $name, and another for the next', async ({ call, good }) => {
    const { fetch, requests } = recordingFetch(
      failToFetch,
      () => Response.json(good),
      () => Response.json(good),
    );
    await call({ fetch });
    await call({ fetch });
    const [first, again, next] = requests.map(({ headers }) => headers.get('Idempotency-Key'));
    expect(first).toMatch(/^[\da-f]{32}$/);
    expect(again).toBe(first);
    expect(next).toMatch(/^[\da-f]{32}$/);
    expect(next).not.toBe(first);
  });

  it.each(reads)('is not sent with $name, which changes nothing', async ({ call, good }) => {
    const { fetch, requests } = recordingFetch(() => Response.json(good));
    await call({ fetch });
    expect(requests[0]?.headers.has('Idempotency-Key')).toBe(false);
  });

  it('cannot be overridden by a header of the app', async () => {
    const { fetch, requests } = recordingFetch(() => Response.json({ expire_at: null }));
    const headers = {
      'idempotency-key': 'always the same',
      'second-factor-attempt': 'of another',
      accept: 'text/html',
      'content-type': 'text/plain',
    };
    await httpSecondFactorAdapter({ baseUrl: '/api', attemptId: 'attempt_1', fetch, headers }).prepare({
      id: 'phone_1',
    });
    expect(Object.fromEntries(requests[0]?.headers ?? [])).toMatchObject({
      'idempotency-key': expect.stringMatching(/^[\da-f]{32}$/),
      'second-factor-attempt': 'attempt_1',
      accept: 'application/json, application/problem+json',
      'content-type': 'application/json',
    });
  });
});

describe('httpSecondFactorAdapter, its attempt', () => {
  it.each(signInCalls)('is sent in a header, and never in a URL: $name', async ({ call, good }) => {
    const { fetch, requests } = recordingFetch(() => Response.json(good));
    await call({ fetch });
    expect(requests[0]?.headers.get('Second-Factor-Attempt')).toBe('attempt_1');
    expect(requests[0]?.url).not.toContain('attempt_1');
  });
});

describe('a repeated call', () => {
  const keysOf = (requests: readonly { headers: Headers }[]) =>
    requests.map(({ headers }) => headers.get('Idempotency-Key'));
  const number = () =>
    Response.json({
      id: 'phone_1',
      phone_number: '+12015550123',
      verification: null,
      reserved_for_second_factor: false,
      default_second_factor: false,
      created_at: null,
      updated_at: null,
      linked_to: [],
      backup_codes: null,
      primary: false,
    });
  const create = (adapter: PhoneAdapter, phoneNumber = '+12015550123') =>
    adapter.create({ phoneNumber }).catch(() => undefined);
  afterEach(() => void vi.useRealTimers());

  it.each([
    ['no response arrived', failToFetch],
    [
      'a response could not be read',
      () => new Response('<h1>Something</h1>', { headers: { 'Content-Type': 'text/html' } }),
    ],
  ])('reuses the key of the first if %s, and gets a new one after a response', async (_, fails) => {
    const { fetch, requests } = recordingFetch(...(fails === failToFetch ? [fails, fails] : [fails]), number, number);
    const adapter = httpAdapter({ baseUrl: 'https://server.example', fetch });
    for (let times = 0; times < 3; times += 1) await create(adapter);
    const keys = keysOf(requests);
    expect(new Set(keys.slice(0, -1)).size).toBe(1);
    expect(keys.at(-1)).not.toBe(keys[0]);
  });

  it('gets a new key for different input, and after a minute', async () => {
    vi.useFakeTimers({ toFake: ['performance'] });
    const { fetch, requests } = recordingFetch(failToFetch);
    const adapter = httpAdapter({ baseUrl: 'https://server.example', fetch });
    await create(adapter);
    await create(adapter, '+447400123456');
    vi.advanceTimersByTime(59_000);
    await create(adapter);
    vi.advanceTimersByTime(1_000);
    await create(adapter);
    const [first, , other, , soon, , late] = keysOf(requests);
    expect(soon).toBe(first);
    expect(new Set([first, other, late]).size).toBe(3);
  });
});
