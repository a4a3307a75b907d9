import { dehydrate, MutationObserver, QueryClient, QueryObserver } from '@tanstack/react-query';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { memoryAdapter, memorySecondFactorAdapter } from '../../src/adapters/memory/index.js';
import { PhoneError } from '../../src/core/errors.js';
import { addPhoneMutation } from '../../src/query/add-phone.js';
import { clearPhoneNumbers } from '../../src/query/clear-phone-numbers.js';
import { phoneNumbersQuery } from '../../src/query/list.js';
import { prepareVerificationMutation } from '../../src/query/prepare-verification.js';
import { readSend } from '../../src/query/send-storage.js';
import { Secret } from '../../src/query/secret.js';
import {
  attemptSecondFactorMutation,
  prepareSecondFactorMutation,
  secondFactorNumbersQuery,
} from '../../src/query/second-factor-challenge.js';
import { fail, faultyAdapter, hold } from '../../src/testing/index.js';
import { gb, us } from '../support/numbers.js';
import { findSecrets } from '../support/page/find-secret.js';
import { querySessionOver } from '../support/query-session.js';

afterEach(() => localStorage.clear());

/** A user who has added a number and requested a code for it. */
async function openInUse(userId: string, phoneNumber: string, client = new QueryClient()) {
  const kit = querySessionOver(faultyAdapter(memoryAdapter({ policy: { resendCooldown: 0 } })), userId, client);
  await kit.readList();
  const { id } = await kit.mutate(addPhoneMutation(kit.session), { phoneNumber });
  const resend = () => kit.mutate(prepareVerificationMutation(kit.session), { id });
  await resend();
  return { ...kit, id, resend };
}

/** The number of entries in each cache and storage. */
function count(client: QueryClient) {
  return [
    client.getQueryCache().getAll().length,
    client.getMutationCache().getAll().length,
    dehydrate(client, { shouldDehydrateMutation: () => true, shouldDehydrateQuery: () => true }).queries.length,
    localStorage.length,
    sessionStorage.length,
  ];
}

describe('clearPhoneNumbers', () => {
  it('leaves no number, operation or send of the user in the caches or the storages', async () => {
    const { client, id } = await openInUse('ada', us);
    expect(findSecrets(client, [us, id])).toEqual(['QueryCache', 'MutationCache', 'dehydrated']);
    clearPhoneNumbers(client, 'ada');
    expect(findSecrets(client, [us, id, 'ada'])).toEqual([]);
    expect(count(client)).toEqual([0, 0, 0, 0, 0]);
  });

  it('keeps another user, another user of another backend, and entries that are not the kit’s', async () => {
    const { client, cachedList } = await openInUse('bob', gb);
    await openInUse('ada', us, client);
    client.setQueryData(['phonekit-like', 'memory', 'ada'], 'of the app');
    localStorage.setItem('of the app', 'kept');
    clearPhoneNumbers(client, 'ada');
    expect(cachedList()).toMatchObject([{ phoneNumber: gb }]);
    expect(count(client)).toEqual([2, 2, 2, 2, 0]);
  });

  it('clears every backend that the user has', async () => {
    const { client } = await openInUse('ada', us);
    await openInUse('ada', gb, client);
    expect(count(client)).toEqual([2, 4, 2, 2, 0]);
    clearPhoneNumbers(client, 'ada');
    expect(count(client)).toEqual([0, 0, 0, 0, 0]);
  });

  it.each([
    ['succeeds', null],
    ['fails', new PhoneError('rate_limited', { retryAfter: 60 })],
    ['loses its response', new PhoneError('network')],
  ])('stays clear when a send or a list that was in flight %s', async (_, error) => {
    const { adapter, client, session, resend } = await openInUse('ada', us);
    const held = error ? hold(fail(error)) : hold();
    adapter.faults = { prepareVerification: [held], list: [held] };
    const sent = resend().catch(() => undefined);
    // Its promise never settles, as there is no longer a caller.
    void client.fetchQuery({ ...phoneNumbersQuery(session), staleTime: 0 }).catch(() => undefined);
    await vi.waitFor(() => expect(held.waiting).toBe(2));
    clearPhoneNumbers(client, 'ada');
    held.release();
    await sent;
    expect(findSecrets(client, [us])).toEqual([]);
    expect(count(client)).toEqual([0, 0, 0, 0, 0]);
  });

  it('clears what is only in memory, if storage refuses', async () => {
    const original = Storage.prototype.setItem;
    Storage.prototype.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    const { client, session, id } = await openInUse('ada', us);
    expect(readSend(session, id)).not.toBeNull();
    clearPhoneNumbers(client, 'ada');
    Storage.prototype.setItem = original;
    expect(readSend(session, id)).toBeNull();
  });
});

describe('a sign-in attempt', () => {
  async function signIn() {
    const account = memoryAdapter({ phoneNumbers: [{ id: 'first', phoneNumber: us, reservedForSecondFactor: true }] });
    const attemptId = (await (await account.service('user')).startSecondFactor('user')) ?? '';
    const adapter = faultyAdapter(memorySecondFactorAdapter(account, { attemptId }));
    const client = new QueryClient();
    const stopWatching = new QueryObserver(client, secondFactorNumbersQuery(adapter)).subscribe(() => {});
    await new MutationObserver(client, prepareSecondFactorMutation(adapter)).mutate({ id: 'first' });
    const attempt = (code: string) =>
      new MutationObserver(client, attemptSecondFactorMutation(adapter)).mutate({
        id: 'first',
        code: new Secret(code),
      });
    return { account, adapter, attemptId, client, attempt, stopWatching };
  }

  it('keeps its id secret: no key, variable, dehydrated state or storage has it', async () => {
    const { account, attemptId, client, attempt } = await signIn();
    expect(findSecrets(client, [attemptId])).toEqual([]);
    expect(localStorage).toHaveLength(1);
    await attempt(account.inbox.messages[0]?.code ?? '');
    expect(findSecrets(client, [attemptId])).toEqual([]);
  });

  it('clears its sends when it was passed', async () => {
    const { account, attempt } = await signIn();
    await attempt('').catch(() => undefined);
    expect(localStorage).toHaveLength(1);
    await attempt(account.inbox.messages[0]?.code ?? '');
    expect(localStorage).toHaveLength(0);
  });

  it.each(['unauthenticated', 'not_found'] as const)('clears its sends when it is over: %s', async (code) => {
    const { adapter, attempt } = await signIn();
    adapter.faults = { attempt: [fail(code)] };
    await expect(attempt('123456')).rejects.toMatchObject({ code });
    expect(localStorage).toHaveLength(0);
  });

  it('clears its sends a day after it was abandoned, when the next code is sent', async () => {
    await signIn();
    const key = Object.keys(localStorage)[0] ?? '';
    const dayAgo = Date.now() - 86_400_001;
    localStorage.setItem(key, JSON.stringify([dayAgo, dayAgo, 30]));
    await signIn();
    expect(localStorage).toHaveLength(1);
    expect(localStorage.getItem(key)).toBeNull();
  });
});

describe('two backends of one user in one client', () => {
  it('keep their numbers apart', async () => {
    const client = new QueryClient();
    const [first, second] = [memoryAdapter({ phoneNumbers: [us] }), memoryAdapter({ phoneNumbers: [gb] })];
    const listOf = (adapter: typeof first) => client.fetchQuery(phoneNumbersQuery({ adapter, userId: 'ada' }));
    expect(await listOf(first)).toMatchObject([{ phoneNumber: us }]);
    expect(await listOf(second)).toMatchObject([{ phoneNumber: gb }]);
    expect(await listOf(first)).toMatchObject([{ phoneNumber: us }]);
  });
});
