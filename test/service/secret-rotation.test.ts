import { describe, expect, it } from 'vitest';
import { memoryStore, type PhonePolicy, type PhoneServiceSecret } from '../../src/service/index.js';
import { ada, bob, numbers, phoneService, refusal } from '../support/phone-service.js';

const [american, british] = numbers;
const [older, newest] = ['o'.repeat(32), 'n'.repeat(32)];

/** Two services over one store: before and after the rotation. */
function rotate(secret: PhoneServiceSecret = [newest, older], rules: Partial<PhonePolicy> = {}) {
  const store = memoryStore();
  const policy = { wrongCodesPerUser: 3, waitAfterWrongCodes: () => 0, ...rules };
  return {
    store,
    before: phoneService({ store, secret: older, policy }),
    after: phoneService({ store, secret, policy }),
  };
}

describe('a rotated secret', () => {
  it('accepts the code of an earlier verification, and counts none as wrong', async () => {
    const { store, before, after } = rotate();
    const sent = await before.sendTo(ada, american);
    expect(await after.attemptVerification(ada, sent)).toMatchObject([
      { verification: { status: 'verified', attempts: 0 } },
    ]);
    expect(await store.transaction([], (tx) => tx.wrongCodes(ada))).toBeNull();
  });

  it('continues an earlier sign-in, with its code and with backup codes', async () => {
    const { before, after } = rotate();
    const { id, backupCodes } = await before.reserve(ada, american);
    const attemptId = await before.start(ada);
    const code = await before.sendInSignIn(attemptId, id);
    expect(await after.listSecondFactors(attemptId)).toHaveLength(1);
    expect(await after.attemptSecondFactor(attemptId, { id, code })).toEqual({ userId: ada });
    const other = await before.start(ada);
    expect(await after.attemptBackupCode(other, { code: backupCodes[0] ?? '' })).toEqual({ userId: ada });
    const later = await before.start(ada);
    after.clock.advance(60);
    expect(await after.attemptSecondFactor(later, { id, code: await after.sendInSignIn(later, id) })).toEqual({
      userId: ada,
    });
  });

  it('hashes only with the newest key', async () => {
    const { store, after } = rotate();
    const sent = await after.sendTo(ada, american);
    const alone = phoneService({ store, secret: newest });
    await alone.attemptVerification(ada, sent);
    const byOlder = phoneService({ store, secret: older });
    const { id, code } = await after.sendTo(bob, british);
    expect(await refusal(byOlder.attemptVerification(bob, { id, code }))).toMatchObject({ code: 'incorrect_code' });
  });

  it('keeps counting wrong codes, and clears them with the right one', async () => {
    const { before, after } = rotate();
    const { id } = await before.reserve(ada, american);
    const attemptId = await before.start(ada);
    await before.sendInSignIn(attemptId, id);
    await refusal(before.attemptSecondFactor(attemptId, { id, code: '' }));
    await refusal(before.attemptSecondFactor(attemptId, { id, code: '' }));
    await refusal(after.attemptSecondFactor(attemptId, { id, code: '' }));
    expect(await refusal(after.attemptSecondFactor(attemptId, { id, code: '' }))).toMatchObject({ code: 'locked' });
  });

  describe('with a limit on the wrong codes of all users at a number', () => {
    const limits = {
      waitAfterWrongCodes: () => 0,
      wrongCodesPerUser: 100,
      wrongCodesPerCode: 100,
      wrongCodesPerPhoneNumber: { max: 4, window: 600 },
    };

    it('adds up what was counted under the old key and the new one', async () => {
      const { before, after } = rotate(undefined, limits);
      const [own, other] = [await before.sendTo(ada, american), await after.sendTo(bob, american)];
      // One process does not have the new key yet.
      for (const [service, user, { id }] of [
        [before, ada, own],
        [after, bob, other],
        [before, ada, own],
        [after, bob, other],
      ] as const)
        expect(await refusal(service.attemptVerification(user, { id, code: '' }))).toMatchObject({
          code: 'incorrect_code',
        });
      expect(await refusal(after.attemptVerification(bob, { id: other.id, code: '' }))).toMatchObject({
        code: 'rate_limited',
        retryAfter: 600,
      });
    });

    it('clears both counts once somebody has verified the number', async () => {
      const { before, after } = rotate(undefined, limits);
      const [own, other] = [await before.sendTo(ada, american), await after.sendTo(bob, american)];
      await refusal(before.attemptVerification(ada, { id: own.id, code: '' }));
      await refusal(after.attemptVerification(bob, { id: other.id, code: '' }));
      await after.attemptVerification(bob, other);
      for (let left = 4; left > 0; left--)
        expect(await refusal(after.attemptVerification(ada, { id: own.id, code: '' }))).toMatchObject({
          code: 'incorrect_code',
        });
      expect(await refusal(after.attemptVerification(ada, { id: own.id, code: '' }))).toMatchObject({
        code: 'rate_limited',
      });
    });
  });

  const spaced = { resendCooldown: 0, waitAfterSends: () => 0 };
  const three = { max: 3, window: 600 };

  it('keeps the cooldown of a number', async () => {
    const { before, after } = rotate();
    const { id } = await before.sendTo(ada, american);
    expect(await refusal(after.prepareVerification(ada, { id }))).toMatchObject({
      code: 'rate_limited',
      retryAfter: 30,
    });
  });

  it('keeps the longer waits after messages whose code was not entered', async () => {
    const { before, after } = rotate(undefined, { resendCooldown: 0, waitAfterSends: (sends) => (sends < 2 ? 0 : 90) });
    const { id } = await before.sendTo(ada, american);
    await after.prepareVerification(ada, { id });
    expect(await refusal(after.prepareVerification(ada, { id }))).toMatchObject({ retryAfter: 90 });
  });

  it('keeps counting the messages to one number, by any user', async () => {
    const { before, after } = rotate(undefined, { ...spaced, sendsPerPhoneNumber: three });
    for (const user of [ada, bob]) await before.sendTo(user, american);
    await after.sendTo('eve', american);
    expect(await refusal(after.sendTo('mallory', american))).toMatchObject({ code: 'rate_limited' });
    expect(after.events.at(-1)).toMatchObject({ type: 'send_refused', limit: 'phone_number' });
    await after.sendTo('mallory', british);
  });

  it('keeps counting the messages that sign one user in', async () => {
    const { before, after } = rotate(undefined, { ...spaced, sendsPerPhoneNumber: three });
    const { id } = await before.reserve(ada, american);
    const attemptId = await before.start(ada);
    for (const service of [before, before, after]) await service.sendInSignIn(attemptId, id);
    expect(await refusal(after.sendInSignIn(attemptId, id))).toMatchObject({ code: 'rate_limited' });
    expect(after.events.at(-1)).toMatchObject({ type: 'send_refused', limit: 'phone_number' });
  });

  it('keeps counting the messages that one client requests, for any user', async () => {
    const { before, after } = rotate(undefined, { ...spaced, sendsPerClient: three });
    const request = async (service: typeof before, at: number, clientKey: string) => {
      const { id } = await service.create(`user_${at}`, { phoneNumber: numbers[at] ?? '' });
      return service.prepareVerification(`user_${at}`, { id, clientKey });
    };
    await request(before, 0, '192.0.2.1');
    await request(before, 1, '192.0.2.1');
    await request(after, 2, '192.0.2.1');
    expect(await refusal(request(after, 3, '192.0.2.1'))).toMatchObject({ code: 'rate_limited' });
    expect(after.events.at(-1)).toMatchObject({ type: 'send_refused', limit: 'client' });
    await request(after, 3, '192.0.2.2');
  });

  it('marks earlier messages as converted, too', async () => {
    const { store, before, after } = rotate(undefined, spaced);
    await before.sendTo(ada, american);
    const { id, code } = await after.sendTo(ada, american);
    await after.attemptVerification(ada, { id, code });
    const left = await store.transaction([], (tx) => tx.nthLastSends([{ n: 1, among: { converted: false } }]));
    expect(left).toEqual([null]);
  });

  it('accepts one key in a list, and rejects a short one anywhere in it', async () => {
    const { before, after } = rotate([older]);
    await after.attemptVerification(ada, await before.sendTo(ada, american));
    expect(() => rotate([newest, 'short'])).toThrow(/5 bytes.*32 random bytes/s);
  });
});
