import { BASE_ERROR_CODES } from 'better-auth';
import { createAuthClient } from 'better-auth/client';
import { phoneNumberClient, twoFactorClient } from 'better-auth/client/plugins';
import { createAuthClient as createReactClient } from 'better-auth/react';
import { describe, expect, expectTypeOf, it, vi } from 'vitest';
import {
  betterAuthAdapter,
  betterAuthSecondFactorAdapter,
  type BetterAuthClient,
  type BetterAuthSecondFactorClient,
} from '../../../src/adapters/better-auth/index.js';
import { toErrorCode } from '../../../src/adapters/better-auth/errors.js';
import type { PhoneError } from '../../../src/core/errors.js';
import { refusal } from '../../support/phone-service.js';

const number = '+12015550123';
const plugins = [phoneNumberClient(), twoFactorClient()] as const;

describe('BetterAuthClient', () => {
  it('accepts better-auth clients of every framework, but none without phone numbers', () => {
    const client = createAuthClient({ plugins: [...plugins] });
    const reactClient = createReactClient({ plugins: [...plugins] });
    const throwing = createAuthClient({ plugins: [...plugins], fetchOptions: { throw: true } });
    const withoutTwoFactor = createAuthClient({ plugins: [phoneNumberClient()] });
    const withoutPhoneNumber = createAuthClient({ plugins: [twoFactorClient()] });
    expectTypeOf(client).toExtend<BetterAuthClient & BetterAuthSecondFactorClient>();
    expectTypeOf(reactClient).toExtend<BetterAuthClient & BetterAuthSecondFactorClient>();
    expectTypeOf(throwing).toExtend<BetterAuthClient & BetterAuthSecondFactorClient>();
    expectTypeOf(withoutTwoFactor).toExtend<BetterAuthClient>();
    expectTypeOf(withoutTwoFactor).not.toExtend<BetterAuthSecondFactorClient>();
    expectTypeOf(withoutPhoneNumber).not.toExtend<BetterAuthClient>();
    expect(betterAuthAdapter(reactClient)).toHaveProperty('list');
  });
});

describe('toErrorCode', () => {
  it('maps each code of the phone-number and two-factor plugins', () => {
    const codes = Object.keys({ ...phoneNumberClient().$ERROR_CODES, ...twoFactorClient().$ERROR_CODES });
    expect(codes.length).toBeGreaterThan(20);
    expect(codes.filter((code) => toErrorCode(code, 400) === 'unknown')).toEqual(notOurs);
  });

  it('maps the errors of the core about a session and a password', () => {
    const codes = Object.keys(BASE_ERROR_CODES).filter((code) =>
      /^USER_NOT_FOUND|^SESSION|PASSWORD_TOO|^INVALID_PASSWORD|CREDENTIAL/.test(code),
    );
    expect(Object.fromEntries(codes.map((code) => [code, toErrorCode(code, 400)]))).toEqual({
      USER_NOT_FOUND: 'unauthenticated',
      INVALID_PASSWORD: 'step_up_required',
      PASSWORD_TOO_SHORT: 'step_up_required',
      PASSWORD_TOO_LONG: 'step_up_required',
      CREDENTIAL_ACCOUNT_NOT_FOUND: 'step_up_required',
      SESSION_EXPIRED: 'step_up_required',
      SESSION_NOT_FRESH: 'step_up_required',
    });
  });

  it.each([
    ['INVALID_ORIGIN', 403, 'forbidden'],
    ['FAILED_TO_GET_SESSION', 401, 'unauthenticated'],
    ['A_CODE_OF_THE_APP', 429, 'rate_limited'],
    ['toString', 400, 'unknown'],
    [undefined, 404, 'unsupported'],
    [undefined, 500, 'unknown'],
    [undefined, undefined, 'unknown'],
  ])('uses the status if the code is unknown: %s, %s', (code, status, meant) => {
    expect(toErrorCode(code, status)).toBe(meant);
  });
});

describe('betterAuthAdapter, with any response', () => {
  it.each<[string, () => Response, Partial<PhoneError>]>([
    [
      'a page of HTML',
      () => new Response('<!doctype html><title>Hello</title>', { headers: { 'content-type': 'text/html' } }),
      { code: 'unknown' },
    ],
    ['a page of HTML with an error', () => new Response('<h1>Bad gateway</h1>', { status: 502 }), { code: 'unknown' }],
    [
      'half of a JSON',
      () => new Response('{"user":{"id":"us', { headers: { 'content-type': 'application/json' } }),
      { code: 'unknown' },
    ],
    // The client reads it as `null`, the response if nobody is signed in.
    ['nothing', () => new Response(), { code: 'unauthenticated' }],
    ['a list', () => Response.json([]), { code: 'unknown' }],
    ['a session without a user', () => Response.json({ session: {} }), { code: 'unknown' }],
    ['a user without an id', () => Response.json({ user: { phoneNumber: null } }), { code: 'unknown' }],
    ['a number that is no text', () => Response.json({ user: { id: 'u', phoneNumber: 12 } }), { code: 'unknown' }],
    [
      'a number that is none',
      () => Response.json({ user: { id: 'u', phoneNumber: '(201) 555-0123' } }),
      { code: 'unknown' },
    ],
    [
      'a verification that is a word',
      () => Response.json({ user: { id: 'u', phoneNumber: number, phoneNumberVerified: 'yes' } }),
      { code: 'unknown' },
    ],
    ['ten megabytes', () => Response.json({ user: 'x'.repeat(10_000_000) }), { code: 'unknown' }],
    ['an error that is a list', () => Response.json(['no'], { status: 400 }), { code: 'unknown' }],
    ['no such path', () => Response.json({}, { status: 404 }), { code: 'unsupported' }],
    [
      'a proxy’s limit',
      () => new Response('', { status: 429, headers: { 'retry-after': '7' } }),
      { code: 'rate_limited', retryAfter: 7 },
    ],
    [
      'better-auth’s limit',
      () => Response.json({ message: 'Too many requests.' }, { status: 429, headers: { 'x-retry-after': '9' } }),
      { code: 'rate_limited', retryAfter: 9 },
    ],
    [
      'a limit of no number',
      () => new Response('', { status: 429, headers: { 'x-retry-after': 'soon' } }),
      { code: 'rate_limited', retryAfter: null },
    ],
    [
      'a session that is too old',
      () => Response.json({ code: 'SESSION_NOT_FRESH' }, { status: 403 }),
      { code: 'step_up_required' },
    ],
  ])('rejects with a PhoneError for %s', async (_, respond, expected) => {
    expect(await refusal(betterAuthAdapter(clientWith(async () => respond())).list({}))).toMatchObject(expected);
  });

  it.each([
    '/phone-number/send-otp',
    '/phone-number/verify',
    '/update-user',
    '/two-factor/enable',
    '/two-factor/disable',
    '/two-factor/generate-backup-codes',
  ])('does not accept %s without confirmation as done', async (path) => {
    const user = {
      id: 'u',
      phoneNumber: path.startsWith('/phone') ? null : number,
      phoneNumberVerified: true,
      twoFactorEnabled: !path.endsWith('enable'),
    };
    const client = clientWith(async (url) =>
      url.includes('/get-session')
        ? Response.json({ user })
        : Response.json(url.endsWith(path) ? {} : { status: true }),
    );
    const adapter = betterAuthAdapter(client, { getPassword: async () => 'a password', backupCodes: true });
    const operations: Record<string, () => Promise<unknown> | undefined> = {
      '/phone-number/send-otp': async () => adapter.prepareVerification(await adapter.create({ phoneNumber: number })),
      '/phone-number/verify': async () =>
        adapter.attemptVerification({ ...(await adapter.create({ phoneNumber: number })), code: '123456' }),
      '/update-user': () => adapter.delete({ id: number }),
      '/two-factor/enable': () => adapter.setReservedForSecondFactor?.({ id: number, reserved: true }),
      '/two-factor/disable': () => adapter.setReservedForSecondFactor?.({ id: number, reserved: false }),
      '/two-factor/generate-backup-codes': () => adapter.createBackupCodes?.(),
    };
    expect(await refusal(Promise.resolve(operations[path]?.()))).toMatchObject({ code: 'unknown' });
  });

  it('rejects with network if offline, aborted, or if the client hides it', async () => {
    const failToFetch = async () => Promise.reject(new TypeError('fetch failed'));
    expect(await refusal(betterAuthAdapter(clientWith(failToFetch)).list({}))).toMatchObject({ code: 'network' });
    expect(await refusal(betterAuthAdapter(clientWith(failToFetch, { catchAllError: true })).list({}))).toMatchObject({
      code: 'network',
    });
    const left = new AbortController();
    const waiting = clientWith(async (_, init) => {
      await vi.waitFor(() => expect(init?.signal?.aborted).toBe(true));
      throw init?.signal?.reason;
    });
    const listing = refusal(betterAuthAdapter(waiting).list({ signal: left.signal }));
    left.abort('left the page');
    expect(await listing).toMatchObject({ code: 'network', cause: 'left the page' });
  });

  it('submits a code once and returns the reason, however the client is configured', async () => {
    const paths: string[] = [];
    const client = clientWith(
      async (url) => {
        paths.push(url);
        if (url.includes('/get-session')) return Response.json({ user: { id: 'u', phoneNumber: null } });
        return Response.json({ code: 'INVALID_OTP', message: 'Invalid OTP' }, { status: 400 });
      },
      { throw: true, retry: 3 },
    );
    const adapter = betterAuthAdapter(client);
    const { id } = await adapter.create({ phoneNumber: number });
    const error = await refusal(adapter.attemptVerification({ id, code: '493027' }));
    expect(error).toMatchObject({ code: 'incorrect_code', message: 'Invalid OTP' });
    expect(paths.filter((path) => path.endsWith('/verify'))).toHaveLength(1);
    expect(JSON.stringify(error.cause)).not.toContain('493027');
  });

  it('does not include the password in the error', async () => {
    const user = { id: 'u', phoneNumber: number, phoneNumberVerified: true };
    const client = clientWith(async (url) =>
      url.includes('/get-session')
        ? Response.json({ user })
        : Response.json(
            { code: 'INVALID_PASSWORD', message: 'Invalid password', body: { password: 'correct horse' } },
            { status: 400 },
          ),
    );
    const adapter = betterAuthAdapter(client, { getPassword: async () => 'correct horse' });
    const error = await refusal(Promise.resolve(adapter.setReservedForSecondFactor?.({ id: number, reserved: true })));
    expect(error.cause).toEqual({ status: 400, statusText: '', code: 'INVALID_PASSWORD', message: 'Invalid password' });
  });
});

describe('betterAuthAdapter, currentUserId', () => {
  it('returns the user only if a page subscribes to the session, and undefined while that is loading', async () => {
    const client = clientWith(async () => Response.json({ user: { id: 'ada', phoneNumber: null } }));
    const adapter = betterAuthAdapter(client);
    expect(adapter.currentUserId).toBeUndefined();
    const stop = listen(client);
    expect(adapter.currentUserId).toBeTypeOf('function');
    expect(adapter.currentUserId?.()).toBeUndefined();
    await client.useSession.get().refetch();
    expect(adapter.currentUserId?.()).toBe('ada');
    expect(await adapter.list({})).toEqual([]);
    stop();
  });

  it('returns null if the session has ended', async () => {
    const client = clientWith(async () => Response.json(null));
    const stop = listen(client);
    await client.useSession.get().refetch();
    expect(betterAuthAdapter(client).currentUserId?.()).toBeNull();
    stop();
  });

  it('returns nothing of a person who signed in elsewhere, and refreshes the session', async () => {
    let user = 'ada';
    const client = clientWith(async () => Response.json({ user: { id: user, phoneNumber: number } }));
    const adapter = betterAuthAdapter(client);
    const stop = listen(client);
    await client.useSession.get().refetch();
    user = 'bob';
    expect(await refusal(adapter.list({}))).toMatchObject({ code: 'unauthenticated' });
    await vi.waitFor(() => expect(adapter.currentUserId?.()).toBe('bob'));
    expect(await adapter.list({})).toMatchObject([{ phoneNumber: number }]);
    stop();
  });
});

describe('betterAuthSecondFactorAdapter, ids and responses', () => {
  it('creates an id for each sign-in, and accepts one to resume after a reload', () => {
    const client = clientWith(async () => Response.json({}));
    const ids = [1, 2, 3].map(() => betterAuthSecondFactorAdapter(client).attemptId);
    expect(new Set(ids).size).toBe(3);
    expect(betterAuthSecondFactorAdapter(client, { attemptId: 'again' }).attemptId).toBe('again');
  });

  it.each(['attempt', 'attemptBackupCode'] as const)(
    'does not accept an invalid response as a session: %s',
    async (operation) => {
      const client = clientWith(async () => Response.json({ token: 'a token' }));
      const adapter = betterAuthSecondFactorAdapter(client);
      expect(await refusal(Promise.resolve(adapter[operation]?.({ id: 'otp', code: '123456' })))).toMatchObject({
        code: 'unknown',
      });
    },
  );
});

/** better-auth's client, over a server with these responses. */
function clientWith(
  respond: (url: string, init?: RequestInit) => Promise<Response>,
  settings: { throw?: boolean; retry?: number; catchAllError?: boolean } = {},
) {
  const customFetchImpl: typeof fetch = (input, init) => respond(String(input), init);
  return createAuthClient({
    baseURL: 'https://auth.example',
    plugins: [phoneNumberClient(), twoFactorClient()],
    fetchOptions: { customFetchImpl, ...settings },
  });
}

/** As a component that calls `useSession` does. */
function listen(client: ReturnType<typeof clientWith>): () => void {
  return client.useSession.listen(() => {});
}

/**
 * Codes of operations that the adapters do not call, such as signing in, and of a failure without a code of its own
 * here.
 */
const notOurs = ['INVALID_PHONE_NUMBER_OR_PASSWORD', 'UNEXPECTED_ERROR'];
