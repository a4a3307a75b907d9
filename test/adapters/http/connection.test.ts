import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { httpAdapter, type HttpConnectionOptions } from '../../../src/adapters/http/index.js';
import { PhoneError } from '../../../src/core/errors.js';
import { refusal } from '../../support/phone-service.js';
import { accountCalls, calls, number } from './calls.js';
import { failToFetch, recordingFetch } from './recording-fetch.js';

describe('the options of a connection', () => {
  const respondWithList = () => Response.json({ phone_numbers: [] });
  const listOver = (options: Partial<HttpConnectionOptions>) =>
    httpAdapter({ baseUrl: '/api/phone', ...options }).list({});

  it.each([
    ['/api/phone', '/api/phone/phone_numbers'],
    ['/api/phone//', '/api/phone/phone_numbers'],
    ['', '/phone_numbers'],
    ['https://api.example:8443/v1', 'https://api.example:8443/v1/phone_numbers'],
  ])('resolve the base URL %s to %s', async (baseUrl, url) => {
    const { fetch, requests } = recordingFetch(respondWithList);
    await listOver({ baseUrl, fetch });
    expect(requests[0]?.url).toBe(url);
  });

  it('encode any id', async () => {
    const { fetch, requests } = recordingFetch(() => Response.json({ phone_numbers: [] }));
    await httpAdapter({ baseUrl: '/api', fetch }).delete({ id: 'a/../b?c#d é' });
    expect(requests[0]?.url).toBe('/api/phone_numbers/a%2F..%2Fb%3Fc%23d%20%C3%A9');
  });

  it.each<[string, HttpConnectionOptions['headers']]>([
    ['an object', { Authorization: 'Bearer 1' }],
    ['pairs', [['Authorization', 'Bearer 1']]],
    ['Headers', new Headers({ Authorization: 'Bearer 1' })],
    ['a function', () => ({ Authorization: 'Bearer 1' })],
    ['a promise of them', async () => new Headers({ Authorization: 'Bearer 1' })],
  ])('send headers that are %s', async (_, headers) => {
    const { fetch, requests } = recordingFetch(respondWithList);
    await listOver({ fetch, headers });
    expect(requests[0]?.headers.get('Authorization')).toBe('Bearer 1');
  });

  it('call headers for each attempt, so that a renewed token is used', async () => {
    let tokens = 0;
    const { fetch, requests } = recordingFetch(failToFetch, respondWithList);
    await listOver({ fetch, headers: async () => ({ Authorization: `Bearer ${(tokens += 1)}` }) });
    expect(requests.map(({ headers }) => headers.get('Authorization'))).toEqual(['Bearer 1', 'Bearer 2']);
  });

  it('reject with the error of a headers function, and send nothing', async () => {
    const { fetch, requests } = recordingFetch(respondWithList);
    const listWithRejectedHeaders = (thrown: unknown) =>
      refusal(listOver({ fetch, headers: () => Promise.reject(thrown) }));
    expect(await listWithRejectedHeaders(new PhoneError('unauthenticated'))).toMatchObject({ code: 'unauthenticated' });
    const reason = new Error('The token could not be renewed.');
    expect(await listWithRejectedHeaders(reason)).toMatchObject({ code: 'unknown', cause: reason });
    expect(requests).toEqual([]);
  });

  it('reject if a header is invalid, without revealing its value', async () => {
    const error = await refusal(listOver({ headers: { Authorization: 'Bearer a-token\nX' } }));
    expect(error).toMatchObject({ code: 'unknown' });
    expect(`${error.message}${String(error.cause)}`).not.toContain('a-token');
  });

  it('send cookies as configured', async () => {
    const { fetch, requests } = recordingFetch(respondWithList);
    await listOver({ fetch, credentials: 'include' });
    expect(requests[0]?.credentials).toBe('include');
  });

  it('call the current global fetch', async () => {
    const { fetch, requests } = recordingFetch(respondWithList);
    const adapter = httpAdapter({ baseUrl: '/api' });
    vi.stubGlobal('fetch', function (this: unknown, url: string, init: RequestInit) {
      expect(this).toBe(globalThis);
      return fetch(url, init);
    });
    await adapter.list({});
    vi.unstubAllGlobals();
    expect(requests).toHaveLength(1);
  });

  it('set only what a server supports and who is signed in', () => {
    expect(httpAdapter({ baseUrl: '/api' })).toMatchObject({
      channels: ['sms'],
      limits: { codeLength: 6, codeLifetime: 600, resendCooldown: 30, maxPhoneNumbers: 10 },
    });
    expect(httpAdapter({ baseUrl: '/api' }).currentUserId).toBeUndefined();
    const adapter = httpAdapter({
      baseUrl: '/api',
      channels: ['whatsapp'],
      limits: { codeLength: 8 },
      currentUserId: () => 'ada',
    });
    expect(adapter).toMatchObject({ channels: ['whatsapp'], limits: { codeLength: 8, codeLifetime: 600 } });
    expect(adapter.currentUserId?.()).toBe('ada');
  });

  it('read the signed-in user from the current cookie', () => {
    const { currentUserId } = httpAdapter({ baseUrl: '/api', userIdCookie: 'user_id' });
    expect(currentUserId?.(), 'a server has no cookies').toBeUndefined();
    const page = { cookie: 'theme=dark; not_user_id=x; user_id=ada%20l' };
    vi.stubGlobal('document', page);
    expect(currentUserId?.()).toBe('ada l');
    page.cookie = 'user_id=100%; theme=dark';
    expect(currentUserId?.()).toBe('100%');
    for (const nobody of ['', 'user_id=', 'theme=user_id']) {
      page.cookie = nobody;
      expect(currentUserId?.()).toBeNull();
    }
    vi.unstubAllGlobals();
  });

  it('treat a redirect to a page as unauthenticated', async () => {
    const page = Object.defineProperty(
      new Response('<form>', { headers: { 'Content-Type': 'text/html' } }),
      'redirected',
      { value: true },
    );
    expect(await refusal(listOver({ fetch: async () => page }))).toMatchObject({ code: 'unauthenticated' });
  });
});

describe('the timeout of a call', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());
  const never = new Promise<never>(() => {});

  it.each<[string, Partial<HttpConnectionOptions>, number]>([
    ['15 s', {}, 15_000],
    ['what the app says', { timeout: 200 }, 200],
  ])('is at most %s for each of two attempts, even if fetch ignores the signal', async (_, options, timeout) => {
    for (const { call } of calls) {
      let tries = 0;
      const fetch = () => ((tries += 1), never);
      const settled = vi.fn<() => void>();
      const failed = refusal(call({ ...options, fetch }));
      void failed.then(settled);
      await vi.advanceTimersByTimeAsync(timeout - 1);
      expect(tries).toBe(1);
      await vi.advanceTimersByTimeAsync(timeout);
      expect(tries).toBe(2);
      expect(settled).not.toHaveBeenCalled();
      await vi.advanceTimersByTimeAsync(1);
      expect(await failed).toMatchObject({ code: 'network', cause: { status: null } });
      expect(vi.getTimerCount()).toBe(0);
    }
  });

  it('counts the body too, and ends the request', async () => {
    const signals: (AbortSignal | null | undefined)[] = [];
    const fetch = async (_: string, { signal }: RequestInit) => {
      signals.push(signal);
      return new Response(
        new ReadableStream({
          start: (controller) => controller.enqueue(new TextEncoder().encode('{"phone_numbers":')),
        }),
      );
    };
    const failed = refusal(httpAdapter({ baseUrl: '/api', fetch }).list({}));
    await vi.advanceTimersByTimeAsync(30_000);
    expect(await failed).toMatchObject({ code: 'network' });
    expect(signals.map((signal) => signal?.aborted)).toEqual([true, true]);
  });

  it('leaves no timer behind after a response, nor after one that was too long', async () => {
    await accountCalls[0]?.call({ fetch: async () => Response.json({ phone_numbers: [number] }) });
    expect(vi.getTimerCount()).toBe(0);
    const patient = refusal(
      httpAdapter({ baseUrl: '/api', fetch: async () => failToFetch(), timeout: Number.MAX_SAFE_INTEGER }).list({}),
    );
    expect(await patient).toMatchObject({ code: 'network' });
    expect(vi.getTimerCount()).toBe(0);
  });

  it.each(calls.filter(({ method }) => method === 'GET'))('ends at once on abort: $name', async ({ call }) => {
    const page = new AbortController();
    const { fetch, requests } = recordingFetch(() => never);
    const failed = refusal(call({ fetch }, page.signal));
    await vi.advanceTimersByTimeAsync(100);
    page.abort();
    expect(await failed).toMatchObject({ name: 'PhoneError', code: 'network' });
    expect(requests).toHaveLength(1);
    expect(requests[0]?.signal?.aborted).toBe(true);
    expect(await refusal(call({ fetch }, page.signal))).toMatchObject({ code: 'network' });
    expect(requests).toHaveLength(1);
  });
});
