import { describe, expect, it } from 'vitest';
import { memoryStore, type PhonePolicy } from '../../src/service/index.js';
import { ada, bob, numbers, phoneService, refusal, type ServiceUnderTest } from '../support/phone-service.js';

const [american, british] = numbers;
/** Only the counts reject anything. */
const policy: Partial<PhonePolicy> = {
  wrongCodesPerCode: 1000,
  codeLifetime: 1_000_000,
  signInLifetime: 1_000_000,
  resendCooldown: 0,
  sendsPerUser: { max: 1000, window: 1 },
  sendsPerPhoneNumber: { max: 1000, window: 1 },
  sendsPerPrefix: null,
  sendsPerCountry: null,
  waitAfterSends: () => 0,
  waitAfterWrongCodes: () => 0,
};

describe('an attacker who has the password', () => {
  it('cannot lock message codes with wrong backup codes, which the owner’s sign-in unlocks', async () => {
    const service = phoneService({ policy });
    const { id, backupCodes } = await service.reserve(ada, american);
    await lockBackupCodes(service);
    const attemptId = await service.start(ada);
    const code = await service.sendInSignIn(attemptId, id);
    expect(await service.attemptSecondFactor(attemptId, { id, code })).toEqual({ userId: ada });
    const next = await service.start(ada);
    expect(await service.attemptBackupCode(next, { code: backupCodes[0] ?? '' })).toEqual({ userId: ada });
  });

  it('cannot lock a number by locking another, nor the backup codes, which unlock both', async () => {
    const service = phoneService({ policy });
    const [one, other] = [await service.reserve(ada, american), await service.reserve(ada, british)];
    await lockNumber(service, one.id);
    const attemptId = await service.start(ada);
    expect(await refusal(service.prepareSecondFactor(attemptId, { id: one.id }))).toMatchObject({ code: 'locked' });
    const code = await service.sendInSignIn(attemptId, other.id);
    await lockNumber(service, other.id);
    expect(await refusal(service.attemptSecondFactor(attemptId, { id: other.id, code }))).toMatchObject({
      code: 'locked',
    });
    await service.attemptBackupCode(attemptId, { code: one.backupCodes[0] ?? '' });
    for (const { id } of [one, other]) {
      const next = await service.start(ada);
      const right = await service.sendInSignIn(next, id);
      expect(await service.attemptSecondFactor(next, { id, code: right })).toEqual({ userId: ada });
    }
  });

  it('leaves the owner able to verify numbers', async () => {
    const service = phoneService({ policy });
    const { id } = await service.reserve(ada, american);
    await lockBackupCodes(service);
    await lockNumber(service, id);
    await service.verify(ada, british);
    expect(await service.list(ada)).toMatchObject([{}, { verification: { status: 'verified' } }]);
  });
});

describe('a lock', () => {
  it('of a number ends when its owner verifies it again', async () => {
    const service = phoneService({ policy });
    const { id } = await service.reserve(ada, american);
    await service.reserve(ada, british);
    await lockNumber(service, id);
    await service.delete(ada, { id });
    const again = await service.reserve(ada, american);
    const attemptId = await service.start(ada);
    const code = await service.sendInSignIn(attemptId, again.id);
    expect(await service.attemptSecondFactor(attemptId, { id: again.id, code })).toEqual({ userId: ada });
  });

  it('of the backup codes ends with a new set', async () => {
    const service = phoneService({ policy });
    await service.reserve(ada, american);
    await lockBackupCodes(service);
    const [code = ''] = await service.createBackupCodes(ada);
    expect(await service.attemptBackupCode(await service.start(ada), { code })).toEqual({ userId: ada });
  });
});

describe('wrong codes of many users for one number', () => {
  const guessers = Array.from({ length: 40 }, (_, at) => `guesser_${at}`);
  const guess = async (service: ServiceUnderTest, user: string) => {
    const { id } = await service.sendTo(user, american);
    return refusal(service.attemptVerification(user, { id, code: '' }));
  };

  it('are counted together, and block everybody for a day at the hundredth', async () => {
    const service = phoneService({ policy });
    const outcomes = [];
    for (let round = 0; round < 3; round++) {
      for (const user of guessers) outcomes.push(await guess(service, user).catch((error: Error) => error));
    }
    expect(outcomes.filter((error) => 'code' in error && error.code === 'incorrect_code')).toHaveLength(100);
    expect(outcomes.at(-1)).toMatchObject({ code: 'rate_limited', retryAfter: 86_400 });
    // Another hundred accounts are no way around it.
    expect(await refusal(service.sendTo('newcomer', american))).toMatchObject({
      code: 'rate_limited',
      retryAfter: 86_400,
    });
    service.clock.advance(86_400);
    await service.verify(ada, american);
  });

  it('make only users who guess wait longer and longer', async () => {
    const service = phoneService({ policy: { ...policy, waitAfterWrongCodes: undefined } });
    for (const user of guessers.slice(0, 12)) await guess(service, user);
    const { id } = await service.create('guesser_0', { phoneNumber: american });
    expect(await refusal(service.attemptVerification('guesser_0', { id, code: '' }))).toMatchObject({
      code: 'rate_limited',
      retryAfter: 30,
    });
    await service.verify(ada, american);
  });

  it('never touch the sign-in of its owner', async () => {
    const service = phoneService({ policy });
    const { id } = await service.reserve(ada, american);
    for (let round = 0; round < 3; round++) {
      for (const user of guessers) await guess(service, user).catch(() => {});
    }
    const attemptId = await service.start(ada);
    const code = await service.sendInSignIn(attemptId, id);
    expect(await service.attemptSecondFactor(attemptId, { id, code })).toEqual({ userId: ada });
  });

  it('are cleared when somebody verifies it', async () => {
    const service = phoneService({ policy: { ...policy, wrongCodesPerPhoneNumber: { max: 3, window: 86_400 } } });
    for (const user of guessers.slice(0, 2)) await guess(service, user);
    const id = await service.verify(bob, american);
    await service.delete(bob, { id });
    for (const user of guessers.slice(2, 5))
      expect(await guess(service, user)).toMatchObject({ code: 'incorrect_code' });
  });
});

it('stores wrong codes without the whole number', async () => {
  const store = memoryStore();
  const service = phoneService({ store, policy });
  const { id } = await service.reserve(ada, american);
  await lockNumber(service, id);
  const pending = await service.sendTo(bob, british);
  await refusal(service.attemptVerification(bob, { id: pending.id, code: '' }));
  const stored = await store.transaction([], async (tx) => [await tx.wrongCodes(ada), await tx.wrongCodes(bob)]);
  expect(JSON.stringify(stored)).toMatch(/sign_in:[0-9a-f]{64}.*verification:[0-9a-f]{64}/);
  for (const number of [american, british]) expect(JSON.stringify(stored)).not.toContain(number.slice(1));
});

async function lockBackupCodes(service: ServiceUnderTest): Promise<void> {
  const attemptId = await service.start(ada);
  for (let wrong = 0; wrong < 100; wrong++) await refusal(service.attemptBackupCode(attemptId, { code: 'wrong' }));
  expect(await refusal(service.attemptBackupCode(attemptId, { code: 'wrong' }))).toMatchObject({ code: 'locked' });
}

async function lockNumber(service: ServiceUnderTest, id: string): Promise<void> {
  const attemptId = await service.start(ada);
  await service.prepareSecondFactor(attemptId, { id });
  for (let wrong = 0; wrong < 100; wrong++) await refusal(service.attemptSecondFactor(attemptId, { id, code: '' }));
  expect(await refusal(service.attemptSecondFactor(attemptId, { id, code: '' }))).toMatchObject({ code: 'locked' });
}
