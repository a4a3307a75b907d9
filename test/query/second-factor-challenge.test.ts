import { MutationObserver, QueryClient, type UseMutationOptions } from '@tanstack/react-query';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  memoryAdapter,
  memorySecondFactorAdapter,
  type MemoryAdapterOptions,
} from '../../src/adapters/memory/index.js';
import type { PhoneError } from '../../src/core/errors.js';
import { challengeOwner } from '../../src/query/keys.js';
import { Secret } from '../../src/query/secret.js';
import {
  attemptBackupCodeMutation,
  attemptSecondFactorMutation,
  hasRequestedCode,
  prepareSecondFactorMutation,
  secondFactorNumbersQuery,
} from '../../src/query/second-factor-challenge.js';
import { readSend } from '../../src/query/send-storage.js';
import { isSendGood, getSecondsUntilResend } from '../../src/query/sends.js';
import { fail, faultyAdapter } from '../../src/testing/index.js';

const phoneNumbers = [{ id: 'first', phoneNumber: '+12015550123', reservedForSecondFactor: true }];

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'] }));
afterEach(() => void vi.useRealTimers());

/** One sign-in with one cache, without React. */
function signIn(options: MemoryAdapterOptions = {}) {
  const backend = faultyAdapter(memoryAdapter({ userId: 'ada', phoneNumbers, ...options }));
  const adapter = faultyAdapter(memorySecondFactorAdapter(backend));
  const client = new QueryClient();
  const mutate = <Result, Input>(mutation: UseMutationOptions<Result, PhoneError, Input>, input: Input) =>
    new MutationObserver<Result, PhoneError, Input>(client, mutation).mutate(input);
  return {
    backend,
    adapter,
    client,
    prepare: (id = 'first') => mutate(prepareSecondFactorMutation(adapter), { id }),
    attempt: (code: string, id = 'first') =>
      mutate(attemptSecondFactorMutation(adapter), { id, code: new Secret(code) }),
    attemptBackupCode: (code: string) => mutate(attemptBackupCodeMutation(adapter), { code: new Secret(code) }),
    code: () => backend.inbox.messages.at(-1)?.code ?? '',
    wrong: () => (backend.inbox.messages.at(-1)?.code === '000000' ? '111111' : '000000'),
    send: () => readSend(challengeOwner(adapter.attemptId), 'first'),
  };
}

describe('secondFactorNumbersQuery', () => {
  it('reads the numbers once, and keeps them only for this sign-in', async () => {
    const { adapter, backend, client } = signIn();
    const numbers = await client.fetchQuery(secondFactorNumbersQuery(adapter));
    expect(numbers).toEqual([{ id: 'first', maskedPhoneNumber: '+•••••••0123', default: true }]);
    vi.setSystemTime(Date.now() + 86_400_000);
    expect(await client.fetchQuery(secondFactorNumbersQuery(adapter))).toBe(numbers);
    expect(adapter.calls).toEqual(['list']);
    expect(client.getQueryData(secondFactorNumbersQuery(memorySecondFactorAdapter(backend)).queryKey)).toBeUndefined();
  });

  it('retries twice after a transient failure, and never after another', async () => {
    const { adapter, client } = signIn();
    const query = { ...secondFactorNumbersQuery(adapter), retryDelay: 0 };
    adapter.faults = { list: () => fail('unknown') };
    await expect(client.fetchQuery(query)).rejects.toMatchObject({ code: 'unknown' });
    expect(adapter.calls).toHaveLength(3);
    adapter.faults = { list: [fail('unauthenticated')] };
    await expect(client.fetchQuery(query)).rejects.toMatchObject({ code: 'unauthenticated' });
    expect(adapter.calls).toHaveLength(4);
  });

  it('behaves the same whatever the defaults of the app are', () => {
    const client = new QueryClient({
      defaultOptions: { queries: { networkMode: 'online', throwOnError: true, staleTime: 0 } },
    });
    expect(client.defaultQueryOptions(secondFactorNumbersQuery(signIn().adapter))).toMatchObject({
      networkMode: 'always',
      throwOnError: false,
      staleTime: Infinity,
    });
  });

  it('turns whatever an adapter throws into a PhoneError', async () => {
    const { adapter, client } = signIn();
    const thrown = new TypeError('boom');
    const broken = { ...adapter, list: () => Promise.reject(thrown) };
    const failed = client.fetchQuery({ ...secondFactorNumbersQuery(broken), retry: false });
    await expect(failed).rejects.toMatchObject({ name: 'PhoneError', code: 'unknown', cause: thrown });
  });
});

describe('prepareSecondFactorMutation', () => {
  it('sends a code, and records the time before the request is made', async () => {
    const { adapter, backend, prepare, send } = signIn();
    const { prepare: travel } = adapter;
    let noted: unknown;
    adapter.prepare = (input) => {
      noted = send();
      return travel(input);
    };
    expect((await prepare()).expireAt).toBe(Date.now() + 600_000);
    expect(noted).toEqual({ sentAt: Date.now(), askedAt: Date.now(), wait: 30, channel: null });
    expect(backend.inbox.messages).toHaveLength(1);
    expect(adapter.calls).toEqual(['prepare']);
  });

  it('sends one message for two calls in one task', async () => {
    const { backend, prepare } = signIn();
    await Promise.all([prepare(), prepare()]);
    expect(backend.inbox.messages).toHaveLength(1);
  });

  it('does not share calls for two numbers at the same time, even with the same code', async () => {
    const { adapter, backend, prepare, attempt, wrong } = signIn({
      phoneNumbers: [...phoneNumbers, { id: 'second', phoneNumber: '+447400123456', reservedForSecondFactor: true }],
    });
    await Promise.all([prepare('first'), prepare('second')]);
    expect(backend.inbox.messages.map(({ to }) => to).sort()).toEqual(['+12015550123', '+447400123456']);
    await Promise.allSettled([attempt(wrong(), 'first'), attempt(wrong(), 'second')]);
    expect(adapter.calls.filter((call) => call === 'attempt')).toHaveLength(2);
  });

  it('rolls back if the send fails, and waits as long as the backend requires', async () => {
    const { adapter, prepare, send } = signIn();
    adapter.faults = { prepare: [fail('message_not_sent')] };
    await expect(prepare()).rejects.toMatchObject({ code: 'message_not_sent' });
    expect(send()).toBeNull();
    adapter.faults = { prepare: [fail('rate_limited', { retryAfter: 45 })] };
    await expect(prepare()).rejects.toMatchObject({ code: 'rate_limited' });
    expect(getSecondsUntilResend(send(), Date.now())).toBe(45);
  });

  it('is recorded as sent only for this sign-in', async () => {
    const { adapter, backend, client, prepare, attempt, wrong } = signIn();
    expect(hasRequestedCode(client, adapter)).toBe(false);
    await attempt(wrong()).catch(() => undefined);
    expect(hasRequestedCode(client, adapter)).toBe(false);
    void prepare();
    expect(hasRequestedCode(client, adapter)).toBe(true);
    expect(hasRequestedCode(client, memorySecondFactorAdapter(backend))).toBe(false);
  });
});

describe('attemptSecondFactorMutation', () => {
  it('resolves with the session, and forgets the code', async () => {
    const { adapter, client, prepare, code } = signIn();
    await prepare();
    const sealed = new Secret(code());
    const mutation = new MutationObserver(client, attemptSecondFactorMutation(adapter));
    expect(await mutation.mutate({ id: 'first', code: sealed })).toEqual({ userId: 'ada' });
    expect(sealed.reveal()).toBeNull();
    expect(client.getMutationCache().findAll({ status: 'success' }).at(-1)?.options.gcTime).toBe(0);
  });

  it('distinguishes a wrong code from a used one', async () => {
    const { adapter, prepare, attempt, wrong, send } = signIn({ policy: { wrongCodesPerCode: 2 } });
    await prepare();
    await expect(attempt(wrong())).rejects.toMatchObject({ code: 'incorrect_code', attemptsLeft: 1 });
    expect(isSendGood(send(), adapter.limits, Date.now())).toBe(true);
    await expect(attempt(wrong())).rejects.toMatchObject({ code: 'too_many_attempts' });
    expect(isSendGood(send(), adapter.limits, Date.now())).toBe(false);
    expect(getSecondsUntilResend(send(), Date.now())).toBe(30);
  });

  it('shares one attempt for the same code, and runs others in sequence', async () => {
    const { adapter, prepare, attempt, code, wrong } = signIn();
    await prepare();
    const [one, same, other] = [attempt(wrong()), attempt(wrong()), attempt(code())];
    const outcomes = await Promise.allSettled([one, same, other]);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'fulfilled']);
    expect(adapter.calls).toEqual(['prepare', 'attempt', 'attempt']);
  });

  it('runs a code and a backup code in sequence if both are tried at once', async () => {
    const { adapter, prepare, attempt, attemptBackupCode, wrong } = signIn();
    await prepare();
    let underWay = 0;
    let most = 0;
    const countFetches = <Result>(run: () => Promise<Result>) => {
      most = Math.max(most, (underWay += 1));
      return run().finally(() => (underWay -= 1));
    };
    const { attempt: tryCode, attemptBackupCode: tryBackupCode } = adapter;
    adapter.attempt = (input) => countFetches(() => tryCode(input));
    adapter.attemptBackupCode = (input) => countFetches(() => tryBackupCode(input));
    await Promise.allSettled([attempt(wrong()), attemptBackupCode('wrong'), attempt(wrong())]);
    expect(most).toBe(1);
    expect(adapter.calls).toEqual(['prepare', 'attempt', 'attemptBackupCode']);
  });
});

describe('attemptBackupCodeMutation', () => {
  it('resolves with the session once', async () => {
    const { backend, attemptBackupCode } = signIn();
    const [code = ''] = await backend.createBackupCodes();
    expect(await attemptBackupCode(code)).toEqual({ userId: 'ada' });
    await expect(attemptBackupCode(code)).rejects.toMatchObject({ code: 'unauthenticated' });
  });

  it('rejects with unsupported if the backend has none', async () => {
    const { adapter, client } = signIn();
    const { attemptBackupCode: _, ...without } = adapter;
    const mutation = new MutationObserver(client, attemptBackupCodeMutation(without));
    await expect(mutation.mutate({ code: new Secret('7KQ4-9XMT-2WPD') })).rejects.toMatchObject({
      code: 'unsupported',
    });
  });
});
