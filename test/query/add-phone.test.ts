import { describe, expect, it } from 'vitest';
import { memoryAdapter } from '../../src/adapters/memory/index.js';
import { addPhoneMutation } from '../../src/query/add-phone.js';
import { fail, faultyAdapter, lost } from '../../src/testing/index.js';
import { querySession } from '../support/query-session.js';

const phoneNumber = '+12015550123';

describe('addPhoneMutation', () => {
  it('writes the number into the list without refetching it', async () => {
    const { adapter, session, readList, mutate, cachedList } = querySession();
    await readList();
    const added = await mutate(addPhoneMutation(session), { phoneNumber });
    expect(cachedList()).toEqual([added]);
    expect(adapter.calls).toEqual(['list', 'create']);
  });

  it('makes one request for two calls in one task', async () => {
    const { adapter, session, mutate } = querySession();
    const both = [
      mutate(addPhoneMutation(session), { phoneNumber }),
      mutate(addPhoneMutation(session), { phoneNumber }),
    ];
    const [first, second] = await Promise.all(both);
    expect(first).toEqual(second);
    expect(adapter.calls).toEqual(['create']);
  });

  it('makes another request once the first call has failed', async () => {
    const { adapter, session, mutate } = querySession();
    adapter.faults = { create: [fail('rate_limited')] };
    await expect(mutate(addPhoneMutation(session), { phoneNumber })).rejects.toMatchObject({ code: 'rate_limited' });
    await mutate(addPhoneMutation(session), { phoneNumber });
    expect(adapter.calls).toEqual(['create', 'create']);
  });

  it('counts a number as added if the list has it although the response was lost', async () => {
    const { adapter, session, readList, mutate, cachedList } = querySession({ phoneNumbers: ['+447400123456'] });
    const before = await readList();
    adapter.faults = { create: [lost()] };
    const added = await mutate(addPhoneMutation(session), { phoneNumber });
    expect(added).toMatchObject({ phoneNumber });
    expect(cachedList()).toEqual([...before, added]);
  });

  it('counts a number as added if the person themselves already has it', async () => {
    const { adapter, session, mutate } = querySession({ phoneNumbers: [{ phoneNumber, verification: null }] });
    adapter.faults = { create: [fail('phone_number_taken')] };
    await expect(mutate(addPhoneMutation(session), { phoneNumber })).resolves.toMatchObject({
      phoneNumber,
      verification: null,
    });
  });

  it('rejects with phone_number_taken if another user has it', async () => {
    const { adapter, session, mutate } = querySession();
    adapter.faults = { create: [fail('phone_number_taken')] };
    await expect(mutate(addPhoneMutation(session), { phoneNumber })).rejects.toMatchObject({
      code: 'phone_number_taken',
      field: 'phoneNumber',
    });
  });

  it('rejects with network offline, and marks the list as stale', async () => {
    const { adapter, session, readList, mutate, isListStale } = querySession();
    await readList();
    adapter.faults = () => fail('network');
    await expect(mutate(addPhoneMutation(session), { phoneNumber })).rejects.toMatchObject({ code: 'network' });
    expect(isListStale()).toBe(true);
  });

  it("never writes into another person's list, even when they share the cache", async () => {
    const one = querySession({ userId: 'user_1' });
    const other = querySession({ userId: 'user_2' }, one.client);
    await one.readList();
    await other.readList();
    await one.mutate(addPhoneMutation(one.session), { phoneNumber });
    expect(one.cachedList()).toHaveLength(1);
    expect(other.cachedList()).toEqual([]);
  });

  it('rejects for a user who is no longer signed in', async () => {
    const adapter = faultyAdapter(memoryAdapter({ userId: 'user_2' }));
    const { mutate } = querySession();
    await expect(mutate(addPhoneMutation({ adapter, userId: 'user_1' }), { phoneNumber })).rejects.toMatchObject({
      code: 'unauthenticated',
    });
    expect(adapter.calls).toEqual([]);
  });
});
