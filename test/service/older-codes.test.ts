import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PhoneError } from '../../src/core/errors.js';
import { emptyMemoryStoreState, memoryStore, type MemoryStoreState } from '../../src/service/index.js';
import { ada, bob, lastCode, numbers, phoneService, type ServiceUnderTest } from '../support/phone-service.js';

const [american] = numbers;

const errorOf = async (call: Promise<unknown>) => {
  const error: unknown = await call.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  return error instanceof PhoneError ? error : null;
};

/** Sends another code after some seconds. In one of a million cases it equals the previous one. */
async function sendAgain(service: ServiceUnderTest, id: string, seconds = 40): Promise<string> {
  service.clock.advance(seconds);
  await service.prepareVerification(ada, { id });
  return lastCode(service.sent);
}

describe('the code of an older message', () => {
  it('is distinguished from a wrong one, and counts as one', async () => {
    const service = phoneService();
    const { id, code: older } = await service.sendTo(ada, american);
    const newer = await sendAgain(service, id);
    service.clock.advance(12);
    expect(await errorOf(service.attemptVerification(ada, { id, code: older }))).toMatchObject({
      code: 'incorrect_code',
      sentAgo: 12,
      attemptsLeft: 4,
    });
    const wrong = [older, newer].includes('000000') ? '111111' : '000000';
    expect(await errorOf(service.attemptVerification(ada, { id, code: wrong }))).toMatchObject({
      code: 'incorrect_code',
      sentAgo: null,
      attemptsLeft: 3,
    });
    await service.attemptVerification(ada, { id, code: newer });
  });

  it('is recognized among several of the last 10 minutes', async () => {
    const service = phoneService({ policy: { sendsPerUser: { max: 100, window: 600 }, waitAfterSends: () => 0 } });
    const { id, code: first } = await service.sendTo(ada, american);
    const second = await sendAgain(service, id);
    await sendAgain(service, id);
    for (const code of [first, second])
      expect(await errorOf(service.attemptVerification(ada, { id, code }))).toMatchObject({ sentAgo: 0 });
  });

  it('is reported as wrong as soon as it would have expired', async () => {
    const service = phoneService();
    const { id, code: older } = await service.sendTo(ada, american);
    await sendAgain(service, id, 590);
    service.clock.advance(20);
    expect(await errorOf(service.attemptVerification(ada, { id, code: older }))).toMatchObject({
      code: 'incorrect_code',
      sentAgo: null,
    });
  });

  it('burns the last code with the fifth try, like any other', async () => {
    const service = phoneService();
    const { id, code: older } = await service.sendTo(ada, american);
    const newer = await sendAgain(service, id);
    for (let tries = 0; tries < 4; tries += 1) await errorOf(service.attemptVerification(ada, { id, code: older }));
    expect(await errorOf(service.attemptVerification(ada, { id, code: older }))).toMatchObject({
      code: 'too_many_attempts',
      sentAgo: null,
    });
    expect(await errorOf(service.attemptVerification(ada, { id, code: newer }))).not.toBeNull();
  });

  it('is not recognized for anybody else', async () => {
    const service = phoneService();
    const { code: ofAda } = await service.sendTo(ada, american);
    service.clock.advance(40);
    const { id } = await service.sendTo(bob, american);
    expect(await errorOf(service.attemptVerification(bob, { id, code: ofAda }))).toMatchObject({ sentAgo: null });
  });

  it('is recognized at sign-in too, also if it belongs to the previous sign-in', async () => {
    const service = phoneService();
    const { id } = await service.reserve(ada, american);
    const before = await service.start(ada);
    const older = await service.sendInSignIn(before, id);
    service.clock.advance(40);
    const attemptId = await service.start(ada);
    const newer = await service.sendInSignIn(attemptId, id);
    service.clock.advance(3);
    expect(await errorOf(service.attemptSecondFactor(attemptId, { id, code: older }))).toMatchObject({
      code: 'incorrect_code',
      sentAgo: 3,
    });
    // On the page of the previous sign-in, the code of the newest message is not an older one.
    expect(await errorOf(service.attemptSecondFactor(before, { id, code: newer }))).toMatchObject({ sentAgo: null });
    await service.attemptSecondFactor(attemptId, { id, code: newer });
  });

  it('that verified a number does not count as one at sign-in', async () => {
    const service = phoneService();
    const { id, code } = await service.sendTo(ada, american);
    await service.attemptVerification(ada, { id, code });
    await service.setReservedForSecondFactor(ada, { id, reserved: true });
    const attemptId = await service.start(ada);
    await service.sendInSignIn(attemptId, id);
    expect(await errorOf(service.attemptSecondFactor(attemptId, { id, code }))).toMatchObject({ sentAgo: null });
  });

  it('is recognized after the secret was replaced', async () => {
    const store = memoryStore();
    const [before, secret] = ['a'.repeat(32), 'b'.repeat(32)] as const;
    const first = phoneService({ store, secret: before });
    const { id, code: older } = await first.sendTo(ada, american);
    const service = phoneService({ store, secret: [secret, before], clock: first.clock });
    service.clock.advance(40);
    first.clock.advance(40);
    await service.prepareVerification(ada, { id });
    expect(await errorOf(service.attemptVerification(ada, { id, code: older }))).toMatchObject({ sentAgo: 0 });
  });

  it('is stored as a keyed hash, which is deleted with the user, and with the record', async () => {
    let state: MemoryStoreState = emptyMemoryStoreState;
    const store = memoryStore({
      read: () => state,
      write: (changed) => void (state = changed),
      exclusively: (run) => run(),
    });
    const service = phoneService({ store });
    const { code } = await service.sendTo(ada, american);
    const { code: ofBob } = await service.sendTo(bob, numbers[1]);
    expect(state.sends.map(({ codeHash }) => codeHash)).toEqual([
      expect.stringMatching(/^[\da-f]{64}$/),
      expect.stringMatching(/^[\da-f]{64}$/),
    ]);
    for (const text of [code, ofBob]) expect(JSON.stringify(state)).not.toContain(`"${text}"`);
    await service.deleteUser(ada);
    expect(state.sends.map(({ codeHash }) => codeHash === null)).toEqual([true, false]);
    service.clock.advance(2 * 86_400);
    await service.purge();
    expect(state.sends).toEqual([]);
  });

  it('is never accepted, whatever is sent and tried in between', async () => {
    const step = fc.oneof(
      fc.record({ type: fc.constant('send' as const), seconds: fc.integer({ min: 0, max: 700 }) }),
      fc.record({ type: fc.constant('try' as const), back: fc.integer({ min: 1, max: 5 }) }),
      fc.record({ type: fc.constant('fail' as const), seconds: fc.integer({ min: 30, max: 100 }) }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 25 }), async (steps) => {
        const service = phoneService({
          policy: {
            sendsPerUser: { max: 1000, window: 600 },
            sendsPerPhoneNumber: { max: 1000, window: 600 },
            waitAfterSends: () => 0,
            waitAfterWrongCodes: () => 0,
          },
        });
        const { id } = await service.sendTo(ada, american);
        for (const one of steps) {
          if (one.type !== 'try') {
            service.clock.advance(one.seconds);
            // A message that the provider rejected voids nothing.
            service.failure = one.type === 'fail' ? { thrown: new PhoneError('recipient_opted_out') } : null;
            await errorOf(service.prepareVerification(ada, { id }));
            continue;
          }
          const codes = service.sent.map(({ code }) => code);
          const code = codes.at(-1 - one.back);
          if (code === undefined || code === codes.at(-1)) continue;
          const error = await errorOf(service.attemptVerification(ada, { id, code }));
          expect(error?.code).toMatch(/^(incorrect_code|too_many_attempts|code_expired)$/);
        }
        const [number] = await service.list(ada);
        expect(number?.verification?.status).not.toBe('verified');
      }),
      { numRuns: 60 },
    );
  });
});

describe('a wait that is only the cooldown', () => {
  it('says when the last code was sent', async () => {
    const service = phoneService();
    const { id } = await service.sendTo(ada, american);
    service.clock.advance(12);
    expect(await errorOf(service.prepareVerification(ada, { id }))).toMatchObject({
      code: 'rate_limited',
      sentAgo: 12,
      retryAfter: 18,
    });
  });

  it('says "1 second ago" of a code that was sent just now', async () => {
    const service = phoneService();
    const { id } = await service.sendTo(ada, american);
    expect(await errorOf(service.prepareVerification(ada, { id }))).toMatchObject({ sentAgo: 1, retryAfter: 30 });
  });

  it('says so to somebody who signs in twice', async () => {
    const service = phoneService();
    const { id } = await service.reserve(ada, american);
    await service.sendInSignIn(await service.start(ada), id);
    service.clock.advance(5);
    const again = await service.start(ada);
    expect(await errorOf(service.prepareSecondFactor(again, { id }))).toMatchObject({ sentAgo: 5, retryAfter: 25 });
  });

  it('says so of the growing waits', async () => {
    const service = phoneService({ policy: { sendsPerUser: { max: 100, window: 600 } } });
    const { id } = await service.sendTo(ada, american);
    for (let sends = 1; sends < 4; sends += 1) await sendAgain(service, id, 30);
    service.clock.advance(40);
    expect(await errorOf(service.prepareVerification(ada, { id }))).toMatchObject({ sentAgo: 40, retryAfter: 20 });
  });

  it('does not if another limit holds for longer', async () => {
    const service = phoneService({ policy: { sendsPerUser: { max: 1, window: 600 } } });
    const { id } = await service.sendTo(ada, american);
    expect(await errorOf(service.prepareVerification(ada, { id }))).toMatchObject({ sentAgo: null, retryAfter: 600 });
  });

  it('does not if wrong codes are the reason', async () => {
    const service = phoneService({ policy: { waitAfterWrongCodes: () => 60 } });
    const { id, code } = await service.sendTo(ada, american);
    await errorOf(service.attemptVerification(ada, { id, code: code === '000000' ? '111111' : '000000' }));
    expect(await errorOf(service.prepareVerification(ada, { id }))).toMatchObject({ sentAgo: null, retryAfter: 60 });
  });
});
