import { describe, expect, it } from 'vitest';
import { backupCodeStatusQuery } from '../../src/query/backup-code-status.js';
import { removePhoneMutation } from '../../src/query/remove-phone.js';
import { delay, fail, lost } from '../../src/testing/index.js';
import { querySession } from '../support/query-session.js';

const numbers = ['+12015550123', '+447400123456'];

describe('removePhoneMutation', () => {
  it('writes the remaining list to the cache', async () => {
    const { adapter, session, readList, mutate, cachedList } = querySession({ phoneNumbers: numbers });
    const [first, second] = await readList();
    await mutate(removePhoneMutation(session), { id: first!.id });
    expect(cachedList()?.map(({ id }) => id)).toEqual([second!.id]);
    expect(adapter.calls).toEqual(['list', 'delete']);
  });

  it.each([
    ['a second factor', true],
    ['another number', false],
  ])('marks how many backup codes are left as stale after %s: %s', async (_, isStale) => {
    const { client, session, readList, mutate } = querySession({
      phoneNumbers: [{ phoneNumber: '+12015550123', reservedForSecondFactor: isStale }, '+447400123456'],
    });
    const [first] = await readList();
    const status = backupCodeStatusQuery(session);
    await client.fetchQuery(status);
    await mutate(removePhoneMutation(session), { id: first!.id });
    expect(client.getQueryState(status.queryKey)?.isInvalidated).toBe(isStale);
  });

  it('leaves the list alone until the backend has removed the number', async () => {
    const { adapter, session, readList, mutate, cachedList } = querySession({ phoneNumbers: numbers });
    const [first] = await readList();
    adapter.faults = { delete: [fail('last_identification')] };
    await expect(mutate(removePhoneMutation(session), { id: first!.id })).rejects.toMatchObject({
      code: 'last_identification',
    });
    expect(cachedList()).toHaveLength(2);
  });

  it.each(['network', 'not_found'] as const)('counts as removed if gone from the list after %s', async (code) => {
    const { adapter, session, readList, mutate, cachedList } = querySession({ phoneNumbers: numbers });
    const [first] = await readList();
    adapter.faults = { delete: [lost(code)] };
    await mutate(removePhoneMutation(session), { id: first!.id });
    expect(cachedList()).toHaveLength(1);
  });

  it('runs removals in sequence, so that the last response wins', async () => {
    const { adapter, session, readList, mutate, cachedList } = querySession({ phoneNumbers: numbers });
    const [first, second] = await readList();
    adapter.faults = () => delay(10);
    const slow = mutate(removePhoneMutation(session), { id: first!.id });
    adapter.faults = {};
    await Promise.all([slow, mutate(removePhoneMutation(session), { id: second!.id })]);
    expect(cachedList()).toEqual([]);
  });

  it('rejects with unsupported if the backend cannot remove', async () => {
    const { adapter, session, mutate } = querySession({ phoneNumbers: numbers });
    const unable = { ...adapter, delete: undefined };
    await expect(mutate(removePhoneMutation({ ...session, adapter: unable }), { id: 'any' })).rejects.toMatchObject({
      code: 'unsupported',
    });
  });
});
