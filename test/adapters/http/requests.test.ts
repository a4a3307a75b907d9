import { describe, expect, it } from 'vitest';
import { httpSecondFactorAdapter } from '../../../src/adapters/http.js';
import { PhoneError } from '../../../src/core/errors.js';
import { refusal } from '../../support/phone-service.js';
import { calls, code, signInCalls } from './calls.js';
import { lost, recordingFetch } from './recording-fetch.js';

const writes = calls.filter(({ method }) => method !== 'GET');
const reads = calls.filter(({ method }) => method === 'GET');
const badGateway = () => new Response('<h1>502 Bad Gateway</h1>', { status: 502, headers: { 'Content-Type': 'text/html' } });

describe.each(calls)('$name, as a request', ({ call, method, path, body, good }) => {
  it('is one, of its method, path and JSON, and no cache has its answer', async () => {
    const { fetch, requests } = recordingFetch(() => Response.json(good));
    await call({ fetch });
    expect(requests).toHaveLength(1);
    expect(requests[0]).toMatchObject({ url: `https://server.example/api/phone${path}`, method, cache: 'no-store', credentials: 'same-origin' });
    expect(requests[0]?.headers.get('Accept')).toBe('application/json, application/problem+json');
    expect(requests[0]?.headers.get('Content-Type')).toBe(body === null ? null : 'application/json');
    expect(requests[0]?.body ?? null).toEqual(body);
  });

  it.each([
    ['no whole answer comes', lost],
    ['a gateway answers', badGateway],
  ])('is made once more, and no more than that, where %s', async (_, fails) => {
    const { fetch, requests } = recordingFetch(fails, () => Response.json(good));
    await call({ fetch });
    expect(requests).toHaveLength(2);
    const neverBack = recordingFetch(fails);
    expect(await refusal(call({ fetch: neverBack.fetch }))).toMatchObject({ code: 'network' });
    expect(neverBack.requests).toHaveLength(2);
  });

  it.each([
    ['says no', () => Response.json({ code: 'forbidden' }, { status: 403 })],
    ['says something else', () => Response.json(null)],
    ['says when to come back', () => new Response(null, { status: 503, headers: { 'Retry-After': '60' } })],
    ['fails', () => new Response('Internal Server Error', { status: 500 })],
    ['has no message leave', () => Response.json({ code: 'message_not_sent' }, { status: 503 })],
  ])('is made once alone where the server %s', async (_, answer) => {
    const { fetch, requests } = recordingFetch(answer);
    await call({ fetch }).catch(() => undefined);
    expect(requests).toHaveLength(1);
  });

  it('fails as the first did where the second never left', async () => {
    let asked = 0;
    const headers = () => {
      asked += 1;
      if (asked === 2) throw new PhoneError('unauthenticated');
      return {};
    };
    expect(await refusal(call({ fetch: async () => lost(), headers }))).toMatchObject({ code: 'network' });
  });

  it('has neither code nor header in the error of a fetch that says all it knows', async () => {
    const talkative = async (url: string, init: RequestInit) => {
      throw Object.assign(new Error(`POST ${url} ${String(init.body)} failed`), { init });
    };
    const error = await refusal(call({ fetch: talkative, headers: { Authorization: 'Bearer a-token' } }));
    expect(error).toMatchObject({ code: 'network', cause: { status: null, problem: null } });
    expect(JSON.stringify([error.message, error.cause])).not.toMatch(new RegExp(`${code}|a-token`));
  });
});

describe('the Idempotency-Key', () => {
  it.each(writes)('is the same for both tries of one $name, and another for the next', async ({ call, good }) => {
    const { fetch, requests } = recordingFetch(lost, () => Response.json(good), () => Response.json(good));
    await call({ fetch });
    await call({ fetch });
    const [first, again, next] = requests.map(({ headers }) => headers.get('Idempotency-Key'));
    expect(first).toMatch(/^[\da-f]{32}$/);
    expect(again).toBe(first);
    expect(next).toMatch(/^[\da-f]{32}$/);
    expect(next).not.toBe(first);
  });

  it.each(reads)('is on no $name, which does nothing', async ({ call, good }) => {
    const { fetch, requests } = recordingFetch(() => Response.json(good));
    await call({ fetch });
    expect(requests[0]?.headers.has('Idempotency-Key')).toBe(false);
  });

  it('is no header that an app could set by mistake', async () => {
    const { fetch, requests } = recordingFetch(() => Response.json({ expire_at: null }));
    const headers = { 'idempotency-key': 'always the same', 'second-factor-attempt': 'of another', accept: 'text/html', 'content-type': 'text/plain' };
    await httpSecondFactorAdapter({ baseUrl: '/api', attemptId: 'attempt_1', fetch, headers }).prepare({ id: 'phone_1' });
    expect(Object.fromEntries(requests[0]?.headers ?? [])).toMatchObject({
      'idempotency-key': expect.stringMatching(/^[\da-f]{32}$/),
      'second-factor-attempt': 'attempt_1',
      accept: 'application/json, application/problem+json',
      'content-type': 'application/json',
    });
  });
});

describe('httpSecondFactorAdapter, its attempt', () => {
  it.each(signInCalls)('goes in a header, and never in an address: $name', async ({ call, good }) => {
    const { fetch, requests } = recordingFetch(() => Response.json(good));
    await call({ fetch });
    expect(requests[0]?.headers.get('Second-Factor-Attempt')).toBe('attempt_1');
    expect(requests[0]?.url).not.toContain('attempt_1');
  });
});
