import { describe, expect, it } from 'vitest';
import { createBackupCodesMutation } from '../../src/query/create-backup-codes.js';
import { makeDefaultSecondFactorMutation } from '../../src/query/make-default-second-factor.js';
import { makePrimaryMutation } from '../../src/query/make-primary.js';
import { applyOptimisticUpdates, pendingMutations } from '../../src/query/optimistic.js';
import { removePhoneMutation } from '../../src/query/remove-phone.js';
import { reserveForSecondFactorMutation } from '../../src/query/reserve-for-second-factor.js';
import { delay, fail } from '../../src/testing/index.js';
import { querySession } from '../support/query-session.js';

const phoneNumbers = ['+12015550123', '+447400123456'];

async function withTwoNumbers() {
  const kit = querySession({ phoneNumbers });
  const [first, second] = await kit.readList();
  const getPending = () => kit.client.getMutationCache().findAll(pendingMutations(kit.session).filters);
  /** The list as the hooks return it. */
  const getShown = () => applyOptimisticUpdates(kit.cachedList() ?? [], getPending());
  const reserve = (id: string, reserved = true) =>
    kit.mutate(reserveForSecondFactorMutation(kit.session), { id, reserved });
  const reservedIds = () =>
    getShown()
      .filter((number) => number.reservedForSecondFactor)
      .map(({ id }) => id);
  return { ...kit, first: first!, second: second!, getShown, reserve, reservedIds };
}

describe('the optimistic list', () => {
  it('shows a reserved number, the default and the primary one at once', async () => {
    const { first, second, getShown, reserve, session, mutate } = await withTwoNumbers();
    const all = [
      reserve(first.id),
      reserve(second.id),
      mutate(makeDefaultSecondFactorMutation(session), { id: second.id }),
      mutate(makePrimaryMutation(session), { id: second.id }),
    ];
    expect(getShown()).toMatchObject([
      { id: first.id, reservedForSecondFactor: true, defaultSecondFactor: false, primary: false },
      { id: second.id, reservedForSecondFactor: true, defaultSecondFactor: true, primary: true },
    ]);
    await Promise.all(all);
    expect(getShown()).toMatchObject([{ primary: false }, { defaultSecondFactor: true, primary: true }]);
  });

  it('shows an unreserved or removed number only when it is done', async () => {
    const { first, second, getShown, reserve, session, mutate } = await withTwoNumbers();
    await reserve(first.id);
    const ending = [reserve(first.id, false), mutate(removePhoneMutation(session), { id: second.id })];
    expect(getShown()).toMatchObject([{ id: first.id, reservedForSecondFactor: true }, { id: second.id }]);
    await Promise.all(ending);
    expect(getShown()).toMatchObject([{ id: first.id, reservedForSecondFactor: false }]);
  });

  it.each([
    ['both succeed', false, false],
    ['the first fails', true, false],
    ['the second fails', false, true],
    ['both fail', true, true],
  ])('keeps what succeeded and drops what failed, if two are in flight and %s', async (_, firstFails, secondFails) => {
    const { adapter, first, second, cachedList, getShown, reserve, reservedIds } = await withTwoNumbers();
    const { setReservedForSecondFactor } = adapter;
    adapter.setReservedForSecondFactor = (input) => {
      const fails = input.id === first.id ? firstFails : secondFails;
      if (fails) adapter.faults = { setReservedForSecondFactor: [fail('rate_limited')] };
      return setReservedForSecondFactor(input);
    };
    const both = Promise.allSettled([reserve(first.id), reserve(second.id)]);
    expect(reservedIds()).toEqual([first.id, second.id]);
    await both;
    const kept = [...(firstFails ? [] : [first.id]), ...(secondFails ? [] : [second.id])];
    expect(reservedIds()).toEqual(kept);
    expect(getShown()).toEqual(cachedList());
    expect(getShown()).toEqual(await adapter.list({}));
  });

  it('runs operations that return the list in sequence, so that responses stay in order', async () => {
    for (const [slow, fast] of [
      [20, 0],
      [0, 20],
    ]) {
      const { adapter, first, second, getShown, reserve } = await withTwoNumbers();
      adapter.faults = () => delay(slow!);
      const one = reserve(first.id);
      await Promise.resolve();
      adapter.faults = () => delay(fast!);
      await Promise.all([one, reserve(second.id)]);
      adapter.faults = {};
      expect(getShown()).toEqual(await adapter.list({}));
    }
  });
});

describe('backup codes', () => {
  it('reach the caller sealed, only with the first reservation, and never the list', async () => {
    const { first, second, reserve, cachedList } = await withTwoNumbers();
    const { backupCodes } = await reserve(first.id);
    const codes = backupCodes!.reveal();
    expect(codes).toHaveLength(10);
    expect(cachedList()!.every((number) => number.backupCodes === null)).toBe(true);
    expect(JSON.stringify(backupCodes)).toBe('{}');
    backupCodes!.discard();
    expect(backupCodes!.reveal()).toBeNull();
    await expect(reserve(second.id)).resolves.toMatchObject({ backupCodes: null });
  });

  it('are forgotten for everybody who shared the call', async () => {
    const { first, reserve } = await withTwoNumbers();
    const [one, other] = await Promise.all([reserve(first.id), reserve(first.id)]);
    one.backupCodes!.discard();
    expect(other.backupCodes!.reveal()).toBeNull();
  });

  it('are replaced on request', async () => {
    const { first, reserve, session, mutate } = await withTwoNumbers();
    const { backupCodes } = await reserve(first.id);
    const again = await mutate(createBackupCodesMutation(session), undefined);
    expect(again.reveal()).toHaveLength(10);
    expect(again.reveal()).not.toEqual(backupCodes!.reveal());
  });
});
