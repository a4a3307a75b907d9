import { describe, expect, it, vi } from 'vitest';
import type { PhoneNumber } from '../../src/core/model.js';
import { ada, bob, numbers, phoneService, refusal } from '../support/phone-service.js';

const [american, british, german] = numbers;

describe('setReservedForSecondFactor', () => {
  it('requires a verified number', async () => {
    const service = phoneService();
    const added = await service.create(ada, { phoneNumber: american });
    const pending = await service.sendTo(ada, british);
    for (const id of [added.id, pending.id]) {
      expect(await refusal(service.setReservedForSecondFactor(ada, { id, reserved: true }))).toMatchObject({
        code: 'verification_required',
      });
    }
    expect(reservedOf(await service.list(ada))).toEqual([]);
  });

  it('makes the first reserved number the default, and no later one', async () => {
    const service = phoneService();
    const first = await service.verify(ada, american);
    const second = await service.verify(ada, british);
    service.clock.advance(5);
    expect(await service.setReservedForSecondFactor(ada, { id: second, reserved: true })).toMatchObject([
      { id: first, reservedForSecondFactor: false, defaultSecondFactor: false },
      { id: second, reservedForSecondFactor: true, defaultSecondFactor: true, updatedAt: service.clock.now() },
    ]);
    const list = await service.setReservedForSecondFactor(ada, { id: first, reserved: true });
    expect(list).toMatchObject([
      { id: first, reservedForSecondFactor: true, defaultSecondFactor: false },
      { id: second, reservedForSecondFactor: true, defaultSecondFactor: true },
    ]);
    expect(await service.list(ada)).toEqual(list);
  });

  it('returns the backup codes once, with the first reserved number', async () => {
    const service = phoneService();
    const first = await service.verify(ada, american);
    const second = await service.verify(ada, british);
    const [one, other] = await service.setReservedForSecondFactor(ada, { id: first, reserved: true });
    expect(one?.backupCodes).toHaveLength(10);
    expect(new Set(one?.backupCodes).size).toBe(10);
    expect(other?.backupCodes).toBeNull();
    const later = [
      ...(await service.setReservedForSecondFactor(ada, { id: first, reserved: true })),
      ...(await service.setReservedForSecondFactor(ada, { id: second, reserved: true })),
      ...(await service.makeDefaultSecondFactor(ada, { id: second })),
      ...(await service.setReservedForSecondFactor(ada, { id: second, reserved: false })),
      ...(await service.list(ada)),
    ];
    for (const number of later) expect(number.backupCodes).toBeNull();
  });

  it('passes the default on to the oldest other one when it ends', async () => {
    const service = phoneService();
    const ids: string[] = [];
    for (const phoneNumber of [american, british, german]) {
      ids.push(await service.verify(ada, phoneNumber));
      service.clock.advance(1);
    }
    const [oldest = '', middle = '', youngest = ''] = ids;
    for (const id of [youngest, middle, oldest]) await service.setReservedForSecondFactor(ada, { id, reserved: true });
    expect(defaultOf(await service.list(ada))).toEqual([youngest]);
    expect(defaultOf(await service.setReservedForSecondFactor(ada, { id: youngest, reserved: false }))).toEqual([
      oldest,
    ]);
    expect(defaultOf(await service.setReservedForSecondFactor(ada, { id: middle, reserved: false }))).toEqual([oldest]);
    const list = await service.setReservedForSecondFactor(ada, { id: oldest, reserved: false });
    expect(defaultOf(list)).toEqual([]);
    expect(reservedOf(list)).toEqual([]);
  });

  it('changes nothing, and emits no event, if nothing changes', async () => {
    const service = phoneService();
    const id = await service.verify(ada, american);
    await service.setReservedForSecondFactor(ada, { id, reserved: true });
    const list = await service.list(ada);
    service.clock.advance(5);
    service.events.length = 0;
    expect(await service.setReservedForSecondFactor(ada, { id, reserved: true })).toEqual(list);
    await service.setReservedForSecondFactor(ada, { id, reserved: false });
    service.events.length = 0;
    await service.setReservedForSecondFactor(ada, { id, reserved: false });
    expect(service.events).toEqual([]);
  });

  it('creates one set of backup codes and one default for concurrent reservations', async () => {
    const service = phoneService();
    const ids = [await service.verify(ada, american), await service.verify(ada, british)];
    const results = await Promise.all(
      Array.from({ length: 20 }, (_, at) =>
        service.setReservedForSecondFactor(ada, { id: ids[at % 2] ?? '', reserved: true }),
      ),
    );
    const sets = results.flat().filter(({ backupCodes }) => backupCodes);
    expect(sets).toHaveLength(1);
    expect(defaultOf(await service.list(ada))).toHaveLength(1);
    const attemptId = await service.start(ada);
    const [code = ''] = sets[0]?.backupCodes ?? [];
    expect(await service.attemptBackupCode(attemptId, { code })).toEqual({ userId: ada });
  });

  it('rejects unreserving the last one if the policy requires one', async () => {
    const service = phoneService({ policy: { secondFactorRequired: true } });
    const first = await service.reserve(ada, american);
    const second = await service.reserve(ada, british);
    await service.setReservedForSecondFactor(ada, { id: first.id, reserved: false });
    const before = await service.list(ada);
    expect(await refusal(service.setReservedForSecondFactor(ada, { id: second.id, reserved: false }))).toMatchObject({
      code: 'last_second_factor',
    });
    expect(await service.list(ada)).toEqual(before);
    // If two end at the same time, one is the last.
    await service.setReservedForSecondFactor(ada, { id: first.id, reserved: true });
    const outcomes = await Promise.allSettled(
      [first, second].map(({ id }) => service.setReservedForSecondFactor(ada, { id, reserved: false })),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(reservedOf(await service.list(ada))).toHaveLength(1);
  });

  it.each(['setReservedForSecondFactor', 'delete'] as const)(
    'lets the last one go by %s if the user has another factor',
    async (operation) => {
      const otherFactors = vi.fn((userId: string) => (userId === ada ? ['totp'] : []));
      const service = phoneService({ policy: { secondFactorRequired: true }, otherFactors });
      const input = { reserved: false, id: (await service.reserve(ada, american)).id };
      expect(reservedOf(await service[operation](ada, input))).toEqual([]);
      const { id } = await service.reserve(bob, british);
      expect(await refusal(service[operation](bob, { ...input, id }))).toMatchObject({ code: 'last_second_factor' });
      expect(otherFactors.mock.calls).toEqual([[ada], [bob]]);
    },
  );

  it('emits an event for each change, masked, without a code', async () => {
    const service = phoneService();
    const first = await service.verify(ada, american);
    const second = await service.verify(ada, british);
    service.events.length = 0;
    const [one] = await service.setReservedForSecondFactor(ada, { id: first, reserved: true });
    await service.setReservedForSecondFactor(ada, { id: second, reserved: true });
    await service.makeDefaultSecondFactor(ada, { id: second });
    await service.setReservedForSecondFactor(ada, { id: second, reserved: false });
    const codes = await service.createBackupCodes(ada);
    await service.setReservedForSecondFactor(ada, { id: first, reserved: false });
    const [masked, other] = ['+•••••••0123', '+••••••••3456'];
    expect(service.events.map(({ type, maskedPhoneNumber }) => [type, maskedPhoneNumber])).toEqual([
      ['reserved', masked],
      ['default_second_factor_changed', masked],
      ['backup_codes_created', null],
      ['reserved', other],
      ['default_second_factor_changed', other],
      ['unreserved', other],
      ['default_second_factor_changed', masked],
      ['backup_codes_created', null],
      ['unreserved', masked],
      ['backup_codes_voided', null],
    ]);
    const json = JSON.stringify(service.events);
    for (const secret of [...(one?.backupCodes ?? []), ...codes, american, british]) expect(json).not.toContain(secret);
  });
});

describe('makeDefaultSecondFactor', () => {
  it('makes one reserved number the default and the other not', async () => {
    const service = phoneService();
    const first = await service.reserve(ada, american);
    const second = await service.reserve(ada, british);
    const list = await service.makeDefaultSecondFactor(ada, { id: second.id });
    expect(defaultOf(list)).toEqual([second.id]);
    expect(await service.list(ada)).toEqual(list);
    service.events.length = 0;
    expect(await service.makeDefaultSecondFactor(ada, { id: second.id })).toEqual(list);
    expect(service.events).toEqual([]);
    expect(defaultOf(await service.makeDefaultSecondFactor(ada, { id: first.id }))).toEqual([first.id]);
  });

  it('requires a verified and reserved number', async () => {
    const service = phoneService();
    await service.reserve(ada, american);
    const verified = await service.verify(ada, british);
    const { id } = await service.sendTo(ada, german);
    const before = await service.list(ada);
    expect(await refusal(service.makeDefaultSecondFactor(ada, { id }))).toMatchObject({
      code: 'verification_required',
    });
    expect(await refusal(service.makeDefaultSecondFactor(ada, { id: verified }))).toMatchObject({ code: 'forbidden' });
    expect(await service.list(ada)).toEqual(before);
  });
});

describe('delete of a second factor', () => {
  it('passes the default on to the oldest other reserved one, and emits an event', async () => {
    const service = phoneService();
    const first = await service.reserve(ada, american);
    service.clock.advance(1);
    await service.verify(ada, german);
    service.clock.advance(1);
    const third = await service.reserve(ada, british);
    service.events.length = 0;
    expect(defaultOf(await service.delete(ada, { id: first.id }))).toEqual([third.id]);
    expect(service.events.map(({ type, phoneNumberId }) => [type, phoneNumberId])).toEqual([
      ['removed', first.id],
      ['made_primary', expect.any(String)],
      ['default_second_factor_changed', third.id],
    ]);
  });

  it('rejects for the last one if the policy requires one', async () => {
    const service = phoneService({ policy: { secondFactorRequired: true } });
    const { id } = await service.reserve(ada, american);
    await service.verify(ada, british);
    expect(await refusal(service.delete(ada, { id }))).toMatchObject({ code: 'last_second_factor' });
    const other = await service.reserve(ada, german);
    expect(defaultOf(await service.delete(ada, { id }))).toEqual([other.id]);
  });

  it('rejects for the last verified number if the policy requires one', async () => {
    const service = phoneService({ policy: { verifiedNumberRequired: true } });
    const first = await service.verify(ada, american);
    const second = await service.verify(ada, british);
    const { id: pending } = await service.sendTo(ada, german);
    const outcomes = await Promise.allSettled([first, second].map((id) => service.delete(ada, { id })));
    const refused = outcomes.filter((outcome) => outcome.status === 'rejected');
    expect(refused.map(({ reason }) => reason)).toMatchObject([{ code: 'last_identification' }]);
    expect(await service.delete(ada, { id: pending })).toHaveLength(1);
    await service.verify(bob, german);
  });

  it('stays with its owner when another person verifies it, whatever is required', async () => {
    const service = phoneService({
      policy: { takenNumber: 'move', secondFactorRequired: true, verifiedNumberRequired: true },
    });
    const { id } = await service.reserve(bob, american);
    service.events.length = 0;
    expect(await refusal(service.verify(ada, american))).toMatchObject({ code: 'phone_number_taken' });
    expect(await service.list(bob)).toMatchObject([{ id, reservedForSecondFactor: true }]);
    expect(await service.startSecondFactor(bob)).not.toBeNull();
    expect(service.events.filter(({ userId }) => userId === bob)).toEqual([]);
  });
});

describe('an id that is not the person’s own', () => {
  it.each(['setReservedForSecondFactor', 'makeDefaultSecondFactor'] as const)(
    'is not found by %s',
    async (operation) => {
      const service = phoneService();
      const { id } = await service.reserve(bob, american);
      const before = await service.list(bob);
      for (const unknown of [id, 'phone_none', '']) {
        for (const reserved of [true, false]) {
          expect(await refusal(service[operation](ada, { id: unknown, reserved }))).toMatchObject({
            code: 'not_found',
          });
        }
      }
      expect(await service.list(bob)).toEqual(before);
    },
  );
});

function reservedOf(list: readonly PhoneNumber[]): string[] {
  return list.filter(({ reservedForSecondFactor }) => reservedForSecondFactor).map(({ id }) => id);
}

function defaultOf(list: readonly PhoneNumber[]): string[] {
  return list.filter(({ defaultSecondFactor }) => defaultSecondFactor).map(({ id }) => id);
}
