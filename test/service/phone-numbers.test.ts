import { describe, expect, it } from 'vitest';
import { createPhoneNumber } from '../../src/core/model.js';
import { ada, bob, numbers, phoneService, refusal } from '../support/phone-service.js';

const [american, british, german, french] = numbers;

describe('create', () => {
  it('adds a number and sends nothing', async () => {
    const service = phoneService();
    const number = await service.create(ada, { phoneNumber: american });
    const now = service.clock.now();
    expect(number).toEqual(createPhoneNumber(number.id, american, { createdAt: now, updatedAt: now }));
    expect(number.id).toMatch(/^phone_/);
    expect(await service.list(ada)).toEqual([number]);
    expect(service.sent).toEqual([]);
  });

  it('returns the number that the person already has, verified or not', async () => {
    const service = phoneService();
    const added = await service.create(ada, { phoneNumber: american });
    expect(await service.create(ada, { phoneNumber: american })).toEqual(added);
    const id = await service.verify(ada, american);
    expect(await service.create(ada, { phoneNumber: american })).toMatchObject({
      id,
      verification: { status: 'verified' },
    });
    expect(await service.list(ada)).toHaveLength(1);
  });

  it('adds it once for two concurrent calls', async () => {
    const service = phoneService();
    const results = await Promise.all([1, 2, 3].map(() => service.create(ada, { phoneNumber: american })));
    expect(new Set(results.map(({ id }) => id)).size).toBe(1);
    expect(await service.list(ada)).toHaveLength(1);
  });

  it.each(['', '12015550123', '+1 201 555 0123', '+1201', '+999123456789', 'tel:+12015550123', '+12015550123;ext=1'])(
    'rejects %j, which is not a number in E.164',
    async (phoneNumber) => {
      const service = phoneService();
      expect(await refusal(service.create(ada, { phoneNumber }))).toMatchObject({
        code: 'invalid_phone_number',
        field: 'phoneNumber',
      });
      expect(await service.list(ada)).toEqual([]);
    },
  );

  it('rejects an eleventh number, and still returns one of the ten', async () => {
    const service = phoneService();
    const phoneNumbers = Array.from({ length: 11 }, (_, at) => `+1201555${1000 + at}`);
    for (const phoneNumber of phoneNumbers.slice(0, 10)) await service.create(ada, { phoneNumber });
    expect(await refusal(service.create(ada, { phoneNumber: phoneNumbers[10] ?? '' }))).toMatchObject({
      code: 'too_many_phone_numbers',
    });
    expect(await service.create(ada, { phoneNumber: phoneNumbers[3] ?? '' })).toMatchObject({
      phoneNumber: phoneNumbers[3],
    });
    expect(await service.create(bob, { phoneNumber: phoneNumbers[10] ?? '' })).toMatchObject({
      phoneNumber: phoneNumbers[10],
    });
  });

  it('keeps the limit for concurrent calls', async () => {
    const service = phoneService({ policy: { maxPhoneNumbers: 3 } });
    const outcomes = await Promise.allSettled(numbers.map((phoneNumber) => service.create(ada, { phoneNumber })));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
    expect(await service.list(ada)).toHaveLength(3);
  });

  it('has no limit if the policy has none', async () => {
    const service = phoneService({ policy: { maxPhoneNumbers: null } });
    for (let at = 0; at < 12; at++) await service.create(ada, { phoneNumber: `+1201555${1000 + at}` });
    expect(await service.list(ada)).toHaveLength(12);
  });

  it('stores nothing of a number in a country that is not allowed', async () => {
    const service = phoneService({ policy: { countries: ['US', 'DE'] } });
    expect(await refusal(service.create(ada, { phoneNumber: british }))).toMatchObject({
      code: 'unsupported_country',
      field: 'phoneNumber',
    });
    expect(await service.list(ada)).toEqual([]);
    // The Bahamas share +1 with the United States.
    expect(await refusal(service.create(ada, { phoneNumber: '+12423591234' }))).toMatchObject({
      code: 'unsupported_country',
    });
    await service.create(ada, { phoneNumber: german });
  });

  it('requires a user', async () => {
    expect(await refusal(phoneService().create('', { phoneNumber: american }))).toMatchObject({
      code: 'unauthenticated',
    });
  });
});

describe('list', () => {
  it('returns numbers in the order in which they were added', async () => {
    const service = phoneService();
    for (const phoneNumber of numbers) await service.create(ada, { phoneNumber });
    await service.verify(ada, german);
    expect((await service.list(ada)).map(({ phoneNumber }) => phoneNumber)).toEqual(numbers);
  });

  it('does not return another user’s numbers', async () => {
    const service = phoneService();
    await service.create(ada, { phoneNumber: american });
    expect(await service.list(bob)).toEqual([]);
  });

  it('returns a number as expired as soon as its code is', async () => {
    const service = phoneService();
    await service.sendTo(ada, american);
    service.clock.advance(599.999);
    expect(await service.list(ada)).toMatchObject([{ verification: { status: 'unverified' } }]);
    service.clock.advance(0.001);
    expect(await service.list(ada)).toMatchObject([{ verification: { status: 'expired', attempts: 0 } }]);
  });

  it('never returns a verified number as expired', async () => {
    const service = phoneService();
    await service.verify(ada, american);
    service.clock.advance(100_000);
    expect(await service.list(ada)).toMatchObject([{ verification: { status: 'verified', expireAt: null } }]);
  });

  it('returns no internal fields', async () => {
    const service = phoneService();
    // A name that random hexadecimal digits cannot contain.
    const user = 'ada.lovelace';
    const { id } = await service.sendTo(user, american);
    const [number] = await service.list(user);
    expect(number).not.toHaveProperty('userId');
    expect(number).not.toHaveProperty('codeHash');
    const created = await service.create(bob, { phoneNumber: american });
    expect(Object.keys(number ?? {}).sort()).toEqual(Object.keys(created).sort());
    expect(id).not.toContain(user);
  });
});

describe('delete', () => {
  it('returns the remaining numbers', async () => {
    const service = phoneService();
    const { id } = await service.create(ada, { phoneNumber: american });
    const other = await service.create(ada, { phoneNumber: british });
    expect(await service.delete(ada, { id })).toEqual([other]);
    expect(await service.list(ada)).toEqual([other]);
  });

  it('makes the oldest verified number primary if the primary one is removed', async () => {
    const service = phoneService();
    await service.create(ada, { phoneNumber: french });
    service.clock.advance(1);
    await service.create(ada, { phoneNumber: british });
    service.clock.advance(1);
    const primary = await service.verify(ada, american);
    await service.verify(ada, german);
    await service.verify(ada, british);
    const left = await service.delete(ada, { id: primary });
    expect(left.filter((number) => number.primary).map(({ phoneNumber }) => phoneNumber)).toEqual([british]);
  });

  it('leaves no number primary if none is verified, until the next is verified', async () => {
    const service = phoneService();
    const primary = await service.verify(ada, american);
    await service.create(ada, { phoneNumber: british });
    expect(await service.delete(ada, { id: primary })).toMatchObject([{ primary: false }]);
    await service.verify(ada, british);
    expect(await service.list(ada)).toMatchObject([{ primary: true }]);
  });

  it('frees a number for the next user who verifies it', async () => {
    const service = phoneService();
    const id = await service.verify(ada, american);
    await service.delete(ada, { id });
    await service.verify(bob, american);
    expect(await service.list(bob)).toMatchObject([{ verification: { status: 'verified' } }]);
  });

  it('voids a pending code', async () => {
    const service = phoneService();
    const { id, code } = await service.sendTo(ada, american);
    await service.delete(ada, { id });
    expect(await refusal(service.attemptVerification(ada, { id, code }))).toMatchObject({ code: 'not_found' });
    const again = await service.create(ada, { phoneNumber: american });
    expect(await refusal(service.attemptVerification(ada, { id: again.id, code }))).toMatchObject({
      code: 'code_expired',
    });
  });
});

describe('makePrimary', () => {
  it('makes one verified number primary and the other not', async () => {
    const service = phoneService();
    const first = await service.verify(ada, american);
    const second = await service.verify(ada, british);
    expect(await service.list(ada)).toMatchObject([
      { id: first, primary: true },
      { id: second, primary: false },
    ]);
    service.clock.advance(5);
    const list = await service.makePrimary(ada, { id: second });
    expect(list).toMatchObject([
      { id: first, primary: false },
      { id: second, primary: true, updatedAt: service.clock.now() },
    ]);
    expect(await service.list(ada)).toEqual(list);
    expect(await service.makePrimary(ada, { id: second })).toEqual(list);
  });

  it('requires a verified number', async () => {
    const service = phoneService();
    const { id } = await service.sendTo(ada, american);
    expect(await refusal(service.makePrimary(ada, { id }))).toMatchObject({ code: 'verification_required' });
  });
});

describe('an id that is not the person’s own', () => {
  it.each(['prepareVerification', 'attemptVerification', 'delete', 'makePrimary'] as const)(
    'is not found by %s, just as one that does not exist',
    async (operation) => {
      const service = phoneService();
      const theirs = await service.verify(bob, american);
      const pending = await service.sendTo(bob, british);
      const before = await service.list(bob);
      const refusals = await Promise.all(
        [theirs, pending.id, 'phone_none', ''].map((id) =>
          refusal(service[operation](ada, { id, code: pending.code })),
        ),
      );
      for (const error of refusals) expect({ ...error }).toEqual({ ...refusals[0] });
      expect(refusals[0]).toMatchObject({ code: 'not_found' });
      expect(await service.list(bob)).toEqual(before);
    },
  );
});
