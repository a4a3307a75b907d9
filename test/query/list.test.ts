import { QueryClient } from '@tanstack/react-query';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { PhoneError } from '../../src/core/errors.js';
import { addPhoneMutation } from '../../src/query/add-phone.js';
import { phoneKeys } from '../../src/query/keys.js';
import { phoneNumbersQuery } from '../../src/query/list.js';
import { delay, fail } from '../../src/testing/index.js';
import { querySession } from '../support/query-session.js';

afterEach(() => void vi.useRealTimers());

describe('phoneNumbersQuery', () => {
  it('reads the list and keeps it under the user', async () => {
    const { readList, client, session } = querySession({ phoneNumbers: ['+12015550123'] });
    const numbers = await readList();
    expect(numbers.map(({ phoneNumber }) => phoneNumber)).toEqual(['+12015550123']);
    expect(client.getQueryData(phoneKeys.list(session))).toEqual(numbers);
    expect(client.getQueryData(phoneKeys.list({ ...session, userId: 'user_2' }))).toBeUndefined();
  });

  it('aborts the request when nobody waits for it any more', async () => {
    const { adapter, client, session, readList } = querySession();
    const signals: (AbortSignal | undefined)[] = [];
    const { list } = adapter;
    adapter.list = (options) => {
      signals.push(options.signal);
      return list(options);
    };
    adapter.faults = () => delay(50);
    const read = readList().catch(() => 'given up');
    await client.cancelQueries({ queryKey: phoneNumbersQuery(session).queryKey });
    await expect(read).resolves.toBe('given up');
    expect(signals.map((signal) => signal?.aborted)).toEqual([true]);
  });

  it('fails at once offline, without a retry', async () => {
    const { adapter, client, session } = querySession();
    adapter.faults = () => fail('network');
    const failed = client.fetchQuery({ ...phoneNumbersQuery(session), retryDelay: 0 });
    await expect(failed).rejects.toMatchObject({ code: 'network' });
    expect(adapter.calls).toEqual(['list']);
  });

  it('retries after a transient failure', async () => {
    const { adapter, client, session } = querySession();
    adapter.faults = { list: [fail('unknown')] };
    await client.fetchQuery({ ...phoneNumbersQuery(session), retry: phoneNumbersQuery(session).retry, retryDelay: 0 });
    expect(adapter.calls).toEqual(['list', 'list']);
  });

  it('retries at most twice', async () => {
    const { adapter, client, session } = querySession();
    adapter.faults = { list: () => fail('unknown') };
    const failed = client.fetchQuery({ ...phoneNumbersQuery(session), retryDelay: 0 });
    await expect(failed).rejects.toMatchObject({ code: 'unknown' });
    expect(adapter.calls).toEqual(['list', 'list', 'list']);
  });

  it('is stale after half a minute', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const { adapter, readList } = querySession();
    await readList();
    vi.setSystemTime(Date.now() + 29_999);
    await readList();
    expect(adapter.calls).toHaveLength(1);
    vi.setSystemTime(Date.now() + 1);
    await readList();
    expect(adapter.calls).toHaveLength(2);
  });

  it('behaves the same whatever the defaults of the app are', async () => {
    const client = new QueryClient({
      defaultOptions: { queries: { networkMode: 'online', refetchOnWindowFocus: false, throwOnError: true } },
    });
    const { session } = querySession({}, client);
    expect(client.defaultQueryOptions(phoneNumbersQuery(session))).toMatchObject({
      networkMode: 'always',
      refetchOnWindowFocus: 'always',
      refetchOnReconnect: 'always',
      throwOnError: false,
    });
  });

  it('caches nothing if the adapter returns another user', async () => {
    const { adapter, readList, cachedList } = querySession({ userId: 'user_1', phoneNumbers: ['+12015550123'] });
    adapter.userId = 'user_2';
    await expect(readList()).rejects.toMatchObject({ code: 'unauthenticated' });
    expect(cachedList()).toBeUndefined();
    expect(adapter.calls).toEqual([]);
  });

  it('caches nothing if another user signs in while the request is pending', async () => {
    const { adapter, readList, cachedList } = querySession({
      userId: 'user_1',
      phoneNumbers: ['+12015550123'],
      latency: 5,
    });
    const reading = readList();
    adapter.userId = 'user_2';
    await expect(reading).rejects.toMatchObject({ code: 'unauthenticated' });
    expect(cachedList()).toBeUndefined();
  });

  it('turns whatever an adapter throws into a PhoneError', async () => {
    const { adapter, client, session } = querySession();
    const broken = { ...adapter, list: () => Promise.reject(new TypeError('boom')) };
    const failed = client.fetchQuery({ ...phoneNumbersQuery({ ...session, adapter: broken }), retry: false });
    await expect(failed).rejects.toSatisfy(
      (error) => error instanceof PhoneError && error.code === 'unknown' && error.cause instanceof TypeError,
    );
  });
});

describe('a write into the list', () => {
  it('creates no list that was never read', async () => {
    const { session, mutate, cachedList } = querySession();
    await mutate(addPhoneMutation(session), { phoneNumber: '+12015550123' });
    expect(cachedList()).toBeUndefined();
  });

  it('is not overwritten by an older response: the pending read is cancelled and repeated', async () => {
    const { adapter, client, session, readList, mutate, cachedList, isListStale } = querySession({
      phoneNumbers: ['+12015550123'],
    });
    await readList();
    adapter.faults = () => delay(20);
    const reread = client.fetchQuery(phoneNumbersQuery(session)).catch(() => 'cancelled');
    void client.refetchQueries({ queryKey: phoneKeys.list(session) });
    adapter.faults = {};
    await mutate(addPhoneMutation(session), { phoneNumber: '+447400123456' });
    await reread;
    expect(cachedList()?.map(({ phoneNumber }) => phoneNumber)).toEqual(['+12015550123', '+447400123456']);
    expect(isListStale()).toBe(true);
  });
});
