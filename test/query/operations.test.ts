import { QueryClient } from '@tanstack/react-query';
import { describe, expect, it, vi } from 'vitest';
import { phoneOperations } from '../../src/core/adapter.js';
import { PhoneError } from '../../src/core/errors.js';
import type { PhoneErrorCode } from '../../src/core/error-codes.js';
import * as kit from '../../src/index.js';
import { addPhoneMutation } from '../../src/query/add-phone.js';
import { createBackupCodesMutation } from '../../src/query/create-backup-codes.js';
import { makeDefaultSecondFactorMutation } from '../../src/query/make-default-second-factor.js';
import { makePrimaryMutation } from '../../src/query/make-primary.js';
import { prepareVerificationMutation } from '../../src/query/prepare-verification.js';
import { removePhoneMutation } from '../../src/query/remove-phone.js';
import { reserveForSecondFactorMutation } from '../../src/query/reserve-for-second-factor.js';
import { Secret } from '../../src/query/secret.js';
import { verifyPhoneMutation } from '../../src/query/verify-phone.js';
import { fail, lost } from '../../src/testing/index.js';
import { querySession, querySessionOver } from '../support/query-session.js';

const phoneNumbers = [
  { id: 'first', phoneNumber: '+12015550123', reservedForSecondFactor: true, defaultSecondFactor: true, primary: true },
  { id: 'second', phoneNumber: '+447400123456', reservedForSecondFactor: true },
  { id: 'third', phoneNumber: '+4915123456789' },
  { id: 'unverified', phoneNumber: '+33612345678', verification: null },
];

describe('every operation', () => {
  it('behaves the same whatever the defaults of the app are', () => {
    const client = new QueryClient({
      defaultOptions: { mutations: { networkMode: 'online', retry: 5, throwOnError: true, gcTime: 1 } },
    });
    const { session } = querySession({}, client);
    const factories = Object.entries(kit).filter(([name]) => name.endsWith('Mutation'));
    const all = factories.map(([, create]) => (create as typeof makePrimaryMutation)(session));
    expect(all.map(({ mutationKey }) => mutationKey[3]).sort()).toEqual([...phoneOperations].sort());
    for (const mutation of all) {
      expect(client.defaultMutationOptions(mutation as never)).toMatchObject({
        networkMode: 'always',
        retry: false,
        throwOnError: false,
        gcTime: 300_000,
      });
    }
  });

  it('rejects with unsupported, and names the method, if the backend lacks it', async () => {
    const { adapter, session, mutate } = querySession({ phoneNumbers });
    const none = {
      ...adapter,
      delete: undefined,
      makePrimary: undefined,
      setReservedForSecondFactor: undefined,
      makeDefaultSecondFactor: undefined,
    };
    const unable = { ...session, adapter: { ...none, createBackupCodes: undefined } };
    const refused = (method: string) => ({ code: 'unsupported', message: expect.stringContaining(method) });
    await expect(mutate(removePhoneMutation(unable), { id: 'first' })).rejects.toMatchObject(refused('delete'));
    await expect(mutate(makePrimaryMutation(unable), { id: 'third' })).rejects.toMatchObject(refused('makePrimary'));
    await expect(mutate(makeDefaultSecondFactorMutation(unable), { id: 'second' })).rejects.toMatchObject(
      refused('makeDefaultSecondFactor'),
    );
    await expect(mutate(reserveForSecondFactorMutation(unable), { id: 'third', reserved: true })).rejects.toMatchObject(
      refused('setReservedForSecondFactor'),
    );
    await expect(mutate(createBackupCodesMutation(unable), undefined)).rejects.toMatchObject(
      refused('createBackupCodes'),
    );
  });
});

describe('a lost response', () => {
  it('counts as success if the list shows the change', async () => {
    const { adapter, session, readList, mutate, cachedList } = querySession({ phoneNumbers });
    await readList();
    adapter.faults = { makePrimary: [lost()] };
    await expect(mutate(makePrimaryMutation(session), { id: 'third' })).resolves.toHaveLength(4);
    adapter.faults = { makeDefaultSecondFactor: [lost()] };
    await expect(mutate(makeDefaultSecondFactorMutation(session), { id: 'second' })).resolves.toHaveLength(4);
    adapter.faults = { setReservedForSecondFactor: [lost()] };
    const { numbers, backupCodes } = await mutate(reserveForSecondFactorMutation(session), {
      id: 'third',
      reserved: true,
    });
    expect(numbers.find(({ id }) => id === 'third')).toMatchObject({ primary: true, reservedForSecondFactor: true });
    expect(backupCodes).toBeNull();
    adapter.faults = { setReservedForSecondFactor: [lost()] };
    await mutate(reserveForSecondFactorMutation(session), { id: 'first', reserved: false });
    expect(
      cachedList()?.map((number) => [number.id, number.reservedForSecondFactor, number.defaultSecondFactor]),
    ).toEqual([
      ['first', false, false],
      ['second', true, true],
      ['third', true, false],
      ['unverified', false, false],
    ]);
  });

  it('does not count as success if the list does not show the change', async () => {
    const { adapter, session, readList, mutate } = querySession({ phoneNumbers });
    await readList();
    const lost = { code: 'network' };
    adapter.faults = { makePrimary: [fail('network')] };
    await expect(mutate(makePrimaryMutation(session), { id: 'third' })).rejects.toMatchObject(lost);
    adapter.faults = { makeDefaultSecondFactor: [fail('network')] };
    await expect(mutate(makeDefaultSecondFactorMutation(session), { id: 'second' })).rejects.toMatchObject(lost);
    adapter.faults = { setReservedForSecondFactor: [fail('network')] };
    await expect(
      mutate(reserveForSecondFactorMutation(session), { id: 'third', reserved: true }),
    ).rejects.toMatchObject(lost);
    adapter.faults = { setReservedForSecondFactor: [fail('network')] };
    await expect(
      mutate(reserveForSecondFactorMutation(session), { id: 'second', reserved: false }),
    ).rejects.toMatchObject(lost);
    adapter.faults = { delete: [fail('network')] };
    await expect(mutate(removePhoneMutation(session), { id: 'third' })).rejects.toMatchObject(lost);
    adapter.faults = { attemptVerification: [fail('network')] };
    await expect(
      mutate(verifyPhoneMutation(session), { id: 'unverified', code: new Secret('000000') }),
    ).rejects.toMatchObject(lost);
  });

  it('counts as success if another tab has already used the code', async () => {
    const { adapter, session, readList, mutate, cachedList } = querySession({ phoneNumbers });
    await readList();
    await adapter.prepareVerification({ id: 'unverified' });
    await adapter.attemptVerification({ id: 'unverified', code: adapter.inbox.messages.at(-1)?.code ?? '' });
    await expect(mutate(prepareVerificationMutation(session), { id: 'unverified' })).resolves.toMatchObject({
      verification: { status: 'verified' },
    });
    expect(cachedList()?.at(-1)).toMatchObject({ id: 'unverified', verification: { status: 'verified' } });
  });
});

describe('the list after a failure', () => {
  it.each<[code: PhoneErrorCode, isStale: boolean]>([
    ['unknown', true],
    ['not_found', true],
    ['network', true],
    ['rate_limited', false],
    ['message_not_sent', true],
  ])('is refetched if %s may hide a change: %s', async (code, isStale) => {
    const { adapter, session, readList, mutate, isListStale } = querySession({ phoneNumbers });
    await readList();
    adapter.faults = { prepareVerification: [fail(code)] };
    await expect(mutate(prepareVerificationMutation(session), { id: 'unverified' })).rejects.toMatchObject({ code });
    expect(isListStale()).toBe(isStale);
  });

  it('stays unchanged and fresh after a success', async () => {
    const { session, readList, mutate, isListStale } = querySession({ phoneNumbers });
    await readList();
    await mutate(makePrimaryMutation(session), { id: 'third' });
    expect(isListStale()).toBe(false);
  });

  it('is refetched later if it could not be read after a lost response', async () => {
    const { adapter, session, readList, mutate, isListStale } = querySession({ phoneNumbers });
    await readList();
    adapter.faults = { delete: [fail('network')], list: [fail('network')] };
    await expect(mutate(removePhoneMutation(session), { id: 'third' })).rejects.toMatchObject({ code: 'network' });
    expect(isListStale()).toBe(true);
  });
});

describe('one user’s operations', () => {
  it('continue after one that failed', async () => {
    const { adapter, session, readList, mutate } = querySession({ phoneNumbers });
    await readList();
    adapter.faults = { delete: [fail('rate_limited')] };
    const both = await Promise.allSettled([
      mutate(removePhoneMutation(session), { id: 'third' }),
      mutate(removePhoneMutation(session), { id: 'second' }),
    ]);
    expect(both.map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
    await mutate(removePhoneMutation(session), { id: 'third' });
    expect(adapter.calls.filter((call) => call === 'delete')).toHaveLength(3);
  });

  it('share one call for backup codes requested at the same time, and not for later requests', async () => {
    const { adapter, session, mutate } = querySession({ phoneNumbers });
    const [one, other] = await Promise.all([
      mutate(createBackupCodesMutation(session), undefined),
      mutate(createBackupCodesMutation(session), undefined),
    ]);
    expect(one).toBe(other);
    await mutate(createBackupCodesMutation(session), undefined);
    expect(adapter.calls).toEqual(['createBackupCodes', 'createBackupCodes']);
  });

  it('do not share calls for two numbers, or with different variables for one number', async () => {
    const { adapter, session, mutate } = querySession({ phoneNumbers });
    await Promise.all([
      mutate(reserveForSecondFactorMutation(session), { id: 'third', reserved: true }),
      mutate(reserveForSecondFactorMutation(session), { id: 'third', reserved: false }),
      mutate(reserveForSecondFactorMutation(session), { id: 'second', reserved: false }),
    ]);
    expect(adapter.calls).toEqual(Array.from({ length: 3 }, () => 'setReservedForSecondFactor'));
  });

  it('do not mix up two numbers that are added and verified at the same time, even with one code', async () => {
    const { adapter, session, mutate } = querySession();
    const both = await Promise.all(
      ['+12015550123', '+447400123456'].map((phoneNumber) => mutate(addPhoneMutation(session), { phoneNumber })),
    );
    expect(both.map(({ phoneNumber }) => phoneNumber)).toEqual(['+12015550123', '+447400123456']);
    await Promise.all(both.map(({ id }) => mutate(prepareVerificationMutation(session), { id })));
    expect(adapter.inbox.messages.map(({ to }) => to).sort()).toEqual(['+12015550123', '+447400123456']);
    const tried = await Promise.allSettled(
      both.map(({ id }) => mutate(verifyPhoneMutation(session), { id, code: new Secret('1') })),
    );
    expect(tried.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(adapter.calls.filter((call) => call === 'attemptVerification')).toHaveLength(2);
  });
});

describe('a step-up', () => {
  it('is requested again by the next operation that needs one', async () => {
    const { adapter, session, mutate } = querySession({ phoneNumbers });
    const onStepUp = vi.fn(async () => {});
    for (const id of ['third', 'second']) {
      adapter.faults = { delete: [fail('step_up_required')] };
      await mutate(removePhoneMutation({ ...session, onStepUp }), { id });
    }
    expect(onStepUp).toHaveBeenCalledTimes(2);
  });

  it('is requested by no other failure', async () => {
    const { adapter, session, mutate } = querySession({ phoneNumbers });
    const onStepUp = vi.fn(async () => {});
    adapter.faults = { delete: [fail('forbidden')] };
    await expect(mutate(removePhoneMutation({ ...session, onStepUp }), { id: 'third' })).rejects.toMatchObject({
      code: 'forbidden',
    });
    expect(onStepUp).not.toHaveBeenCalled();
  });

  it('that rejects with a PhoneError is cancelled with its cause', async () => {
    const { adapter, session, mutate } = querySession({ phoneNumbers });
    for (const [thrown, cause] of [
      [new PhoneError('forbidden', { cause: 'wrong password' }), 'wrong password'],
      ['closed', 'closed'],
    ]) {
      adapter.faults = { delete: [fail('step_up_required')] };
      const onStepUp = () => Promise.reject(thrown);
      await expect(mutate(removePhoneMutation({ ...session, onStepUp }), { id: 'third' })).rejects.toMatchObject({
        code: 'step_up_cancelled',
        cause,
      });
    }
  });
});

describe('an adapter that acts for another user', () => {
  it('rejects, and says what to do', async () => {
    const { adapter } = querySession({ userId: 'user_1', phoneNumbers });
    const { readList } = querySessionOver(adapter, 'user_2');
    await expect(readList()).rejects.toMatchObject({
      code: 'unauthenticated',
      message: expect.stringContaining('another user'),
    });
  });

  it('waits for a backend that does not know its user yet, and then calls it', async () => {
    const { adapter } = querySession({ phoneNumbers });
    const signedIn: { userId?: string } = {};
    const list = vi.fn(adapter.list);
    const { readList } = querySessionOver({ ...adapter, list, currentUserId: () => signedIn.userId }, 'user_2');
    const reading = readList();
    await new Promise((resolve) => setTimeout(resolve, 120));
    expect(list).not.toHaveBeenCalled();
    signedIn.userId = 'user_2';
    await expect(reading).resolves.toHaveLength(4);
    expect(list).toHaveBeenCalledOnce();
  });

  it('returns nothing if the user turns out to be another one', async () => {
    const { adapter } = querySession({ phoneNumbers });
    const signedIn: { userId?: string } = {};
    const { readList } = querySessionOver({ ...adapter, currentUserId: () => signedIn.userId }, 'user_2');
    const reading = readList();
    signedIn.userId = 'user_3';
    await expect(reading).rejects.toMatchObject({ code: 'unauthenticated' });
  });

  it('is used without a check if it has no currentUserId', async () => {
    const { adapter } = querySession({ phoneNumbers });
    const { readList } = querySessionOver({ ...adapter, currentUserId: undefined }, 'user_2');
    await expect(readList()).resolves.toHaveLength(4);
  });
});

describe('Secret', () => {
  it('hides its value, returns it until it is discarded, and forgets it', () => {
    const secret = new Secret('480211');
    expect([JSON.stringify(secret), Object.isFrozen(secret), structuredClone(secret)]).toEqual(['{}', true, {}]);
    expect(secret.reveal()).toBe('480211');
    secret.discard();
    expect(secret.reveal()).toBeNull();
  });

  it('is discarded once its code was tried', async () => {
    const { session, mutate } = querySession({ phoneNumbers });
    const code = new Secret('000000');
    await expect(mutate(verifyPhoneMutation(session), { id: 'unverified', code })).rejects.toBeInstanceOf(PhoneError);
    expect(code.reveal()).toBeNull();
  });
});
