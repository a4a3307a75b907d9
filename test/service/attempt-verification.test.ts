import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { memoryStore } from '../../src/service/index.js';
import { ada, bob, lastCode, numbers, phoneService, refusal, wrongCodeFor } from '../support/phone-service.js';
import { interruptedStore } from '../support/store/interrupted-store.js';

const [american, british] = numbers;

describe('attemptVerification', () => {
  it('verifies the number with the code that was sent', async () => {
    const service = phoneService();
    const { id, code } = await service.sendTo(ada, american);
    service.clock.advance(20);
    const numbers = await service.attemptVerification(ada, { id, code });
    expect(numbers).toMatchObject([
      { id, verification: { status: 'verified', attempts: 0, expireAt: null }, updatedAt: service.clock.now() },
    ]);
    expect(await service.list(ada)).toEqual(numbers);
  });

  it('returns all numbers in the order of the list', async () => {
    const service = phoneService();
    await service.create(ada, { phoneNumber: british });
    const { id, code } = await service.sendTo(ada, american);
    const numbers = await service.attemptVerification(ada, { id, code });
    expect(numbers.map(({ phoneNumber }) => phoneNumber)).toEqual([british, american]);
    expect(await service.list(ada)).toEqual(numbers);
  });

  it('makes the first verified number primary, and no later one', async () => {
    const service = phoneService();
    await service.create(ada, { phoneNumber: british });
    await service.verify(ada, american);
    await service.verify(ada, british);
    expect(await service.list(ada)).toMatchObject([
      { phoneNumber: british, primary: false },
      { phoneNumber: american, primary: true },
    ]);
  });

  it('does not find a number that is removed while it waits for its turn', async () => {
    const { store, meanwhile } = interruptedStore();
    const service = phoneService({ store });
    const { id, code } = await service.sendTo(ada, american);
    meanwhile(() => service.delete(ada, { id }));
    expect(await refusal(service.attemptVerification(ada, { id, code }))).toMatchObject({ code: 'not_found' });
    expect(await service.list(ada)).toEqual([]);
  });

  it('succeeds once, however many try at the same time', async () => {
    const service = phoneService();
    const { id, code } = await service.sendTo(ada, american);
    const tries = Array.from({ length: 20 }, () => service.attemptVerification(ada, { id, code }));
    const outcomes = await Promise.allSettled(tries);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const outcome of outcomes) {
      if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 'already_verified' });
    }
    expect(service.events.filter(({ type }) => type === 'verified')).toHaveLength(1);
  });

  it('accepts five attempts of any number of concurrent wrong codes', async () => {
    const service = phoneService();
    const { id, code } = await service.sendTo(ada, american);
    const errors = await Promise.all(
      Array.from({ length: 20 }, () => refusal(service.attemptVerification(ada, { id, code: wrongCodeFor(code) }))),
    );
    // In whatever order they run.
    const left = errors.filter((error) => error.code === 'incorrect_code').map((error) => error.attemptsLeft);
    expect(left.sort()).toEqual([1, 2, 3, 4]);
    expect(errors.filter((error) => error.code === 'too_many_attempts')).toHaveLength(16);
    expect(await service.list(ada)).toMatchObject([{ verification: { status: 'failed', attempts: 5 } }]);
  });

  it('counts the attempts down, and voids the code with the last', async () => {
    const service = phoneService();
    const { id, code } = await service.sendTo(ada, american);
    for (const attemptsLeft of [4, 3, 2, 1]) {
      expect(await refusal(service.attemptVerification(ada, { id, code: wrongCodeFor(code) }))).toMatchObject({
        code: 'incorrect_code',
        field: 'code',
        attemptsLeft,
        retryAfter: null,
      });
      expect(await service.list(ada)).toMatchObject([
        { verification: { status: 'unverified', attempts: 5 - attemptsLeft } },
      ]);
    }
    expect(await refusal(service.attemptVerification(ada, { id, code: wrongCodeFor(code) }))).toMatchObject({
      code: 'too_many_attempts',
      attemptsLeft: 0,
    });
    expect(await service.list(ada)).toMatchObject([{ verification: { status: 'failed', attempts: 5 } }]);
    expect(await refusal(service.attemptVerification(ada, { id, code }))).toMatchObject({ code: 'too_many_attempts' });
  });

  it('accepts the right code with the last attempt', async () => {
    const service = phoneService();
    const { id, code } = await service.sendTo(ada, american);
    for (let wrong = 0; wrong < 4; wrong++)
      await refusal(service.attemptVerification(ada, { id, code: wrongCodeFor(code) }));
    expect(await service.attemptVerification(ada, { id, code })).toMatchObject([
      {
        verification: { status: 'verified', attempts: 4 },
      },
    ]);
  });

  it('accepts the code until it expires, but not at its end', async () => {
    const service = phoneService();
    const inTime = await service.sendTo(ada, american);
    const late = await service.sendTo(ada, british);
    service.clock.advance(599.999);
    await service.attemptVerification(ada, inTime);
    service.clock.advance(0.001);
    expect(await refusal(service.attemptVerification(ada, late))).toMatchObject({
      code: 'code_expired',
      field: 'code',
    });
  });

  it('counts no attempt for an expired code', async () => {
    const service = phoneService();
    const { id } = await service.sendTo(ada, american);
    service.clock.advance(600);
    for (let late = 0; late < 10; late++) {
      expect(await refusal(service.attemptVerification(ada, { id, code: '' }))).toMatchObject({ code: 'code_expired' });
    }
    await service.prepareVerification(ada, { id });
    await service.attemptVerification(ada, { id, code: lastCode(service.sent) });
  });

  it('rejects with code_expired if nothing was ever sent', async () => {
    const service = phoneService();
    const { id } = await service.create(ada, { phoneNumber: american });
    expect(await refusal(service.attemptVerification(ada, { id, code: '000000' }))).toMatchObject({
      code: 'code_expired',
    });
  });

  it('accepts only the code sent to this number', async () => {
    const service = phoneService({ policy: { codeLength: 12 } });
    const one = await service.sendTo(ada, american);
    const other = await service.sendTo(ada, british);
    expect(await refusal(service.attemptVerification(ada, { id: one.id, code: other.code }))).toMatchObject({
      code: 'incorrect_code',
    });
    const theirs = await service.sendTo(bob, american);
    expect(await refusal(service.attemptVerification(ada, { id: one.id, code: theirs.code }))).toMatchObject({
      code: 'incorrect_code',
    });
    await service.attemptVerification(ada, one);
  });

  it('accepts only the exact code', async () => {
    const service = phoneService({
      policy: {
        wrongCodesPerCode: 1000,
        wrongCodesPerUser: 1000,
        wrongCodesPerPhoneNumber: { max: 1000, window: 1 },
        waitAfterWrongCodes: () => 0,
      },
    });
    const { id, code } = await service.sendTo(ada, american);
    const text = fc.oneof(
      fc.string(),
      fc.constantFrom(` ${code}`, `${code}0`, code.slice(1), `${code}\n`, [...code].join(' ')),
    );
    await fc.assert(
      fc.asyncProperty(text, async (text) => {
        fc.pre(text !== code);
        expect(await refusal(service.attemptVerification(ada, { id, code: text }))).toMatchObject({
          code: 'incorrect_code',
        });
      }),
    );
    await service.attemptVerification(ada, { id, code });
  });

  it('stores no code, and no hash of a used one', async () => {
    const store = memoryStore();
    const service = phoneService({ store, policy: { codeLength: 12 } });
    const { id, code } = await service.sendTo(ada, american);
    const stored = await store.transaction([], (tx) => tx.phoneNumbers(ada));
    expect(JSON.stringify(stored)).not.toContain(code);
    expect(stored).toMatchObject([{ codeHash: expect.stringMatching(/^[0-9a-f]{64}$/) }]);
    await service.attemptVerification(ada, { id, code });
    expect(await store.transaction([], (tx) => tx.phoneNumbers(ada))).toMatchObject([{ codeHash: null }]);
  });

  it('accepts a code only under the key that it was sent with', async () => {
    const store = memoryStore();
    const { id, code } = await phoneService({ store }).sendTo(ada, american);
    const otherKey = phoneService({ store, secret: 'f'.repeat(32) });
    expect(await refusal(otherKey.attemptVerification(ada, { id, code }))).toMatchObject({ code: 'incorrect_code' });
    await phoneService({ store }).attemptVerification(ada, { id, code });
  });
});
