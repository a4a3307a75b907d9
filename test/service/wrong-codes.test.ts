import { describe, expect, it } from 'vitest';
import type { PhoneError } from '../../src/core/errors.js';
import type { PhonePolicy } from '../../src/service/index.js';
import { defaultPhonePolicy } from '../../src/service/index.js';
import { ada, bob, numbers, phoneService, refusal, type ServiceUnderTest } from '../support/phone-service.js';

const [american, british, german] = numbers;
/** One code outlives the test, so that only the count of consecutive wrong codes rejects anything. */
const oneCode: Partial<PhonePolicy> = { wrongCodesPerCode: 1000, codeLifetime: 1_000_000 };

describe('wrong codes in a row', () => {
  it('require no wait before the tenth, then 30 s, doubled with each further ten up to an hour', () => {
    const waits = [1, 5, 9, 10, 19, 20, 30, 40, 50, 60, 70, 80, 90, 99].map(defaultPhonePolicy.waitAfterWrongCodes);
    expect(waits).toEqual([0, 0, 0, 30, 30, 60, 120, 240, 480, 960, 1920, 3600, 3600, 3600]);
  });

  it('block nobody before that whose clock is slightly behind', async () => {
    const service = phoneService({ policy: oneCode });
    const { id, code } = await service.sendTo(ada, american);
    await tryWrong(service, id, 9);
    service.clock.advance(-0.002);
    expect(await service.attemptVerification(ada, { id, code })).toMatchObject([
      {
        verification: { status: 'verified' },
      },
    ]);
  });

  it('block every code, even the right one, and every message, until the wait is over', async () => {
    const service = phoneService({ policy: oneCode });
    const { id, code } = await service.sendTo(ada, american);
    service.clock.advance(100);
    await tryWrong(service, id, 9);
    expect(await refusal(service.attemptVerification(ada, { id, code: '' }))).toMatchObject({
      code: 'incorrect_code',
      retryAfter: 30,
    });
    for (const refuse of [
      () => service.attemptVerification(ada, { id, code }),
      () => service.prepareVerification(ada, { id }),
    ]) {
      expect(await refusal(refuse())).toMatchObject({ code: 'rate_limited', retryAfter: 30 });
    }
    service.clock.advance(29.5);
    expect(await refusal(service.attemptVerification(ada, { id, code }))).toMatchObject({
      code: 'rate_limited',
      retryAfter: 1,
    });
    service.clock.advance(0.5);
    await service.attemptVerification(ada, { id, code });
  });

  it('count over all numbers and codes of the person, and are not cleared with a number', async () => {
    const service = phoneService({
      policy: { sendsPerUser: { max: 50, window: 1 }, sendsPerPhoneNumber: { max: 50, window: 1 } },
    });
    for (const phoneNumber of [american, british]) {
      const { id } = await service.sendTo(ada, phoneNumber);
      await tryWrong(service, id, 5);
      await service.delete(ada, { id });
    }
    expect(await refusal(service.sendTo(ada, german))).toMatchObject({ code: 'rate_limited', retryAfter: 30 });
    await service.verify(bob, german);
  });

  it('lock verification at the hundredth, until a person unlocks it', async () => {
    const waitAfterWrongCodes = (wrongCodes: number) => (wrongCodes < 100 ? 0 : 3600);
    const service = phoneService({ policy: { ...oneCode, waitAfterWrongCodes } });
    const { id, code } = await service.sendTo(ada, american);
    await tryWrong(service, id, 99);
    expect(service.events.filter(({ type }) => type === 'verification_locked')).toEqual([]);
    expect(await refusal(service.attemptVerification(ada, { id, code: '' }))).toMatchObject({ retryAfter: null });
    expect(service.events.filter(({ type }) => type === 'verification_locked')).toMatchObject([
      { userId: ada, phoneNumberId: id },
    ]);
    service.clock.advance(86_400);
    for (const refuse of [
      () => service.attemptVerification(ada, { id, code }),
      () => service.prepareVerification(ada, { id }),
      () => service.sendTo(ada, british),
    ]) {
      expect(await refusal(refuse())).toMatchObject({ code: 'locked', retryAfter: null });
    }
    await service.verify(bob, british);

    await service.unlockVerification(ada);
    await service.attemptVerification(ada, { id, code });
    expect(service.events).toContainEqual(
      expect.objectContaining({ type: 'verification_unlocked', userId: ada, phoneNumberId: null }),
    );
  });

  it('lock nothing if they were not in a row', async () => {
    const service = phoneService({
      policy: { ...oneCode, waitAfterWrongCodes: () => 0, sendsPerPhoneNumber: { max: 9, window: 1 } },
    });
    for (let round = 0; round < 3; round++) {
      service.clock.advance(30);
      const { id, code } = await service.sendTo(ada, american);
      await tryWrong(service, id, 99);
      expect(await service.attemptVerification(ada, { id, code })).toMatchObject([
        {
          verification: { status: 'verified' },
        },
      ]);
      await service.delete(ada, { id });
    }
  });

  it('are not cleared by the right code for another number', async () => {
    const service = phoneService({ policy: { ...oneCode, waitAfterWrongCodes: () => 0 } });
    const guessed = await service.sendTo(ada, american);
    await tryWrong(service, guessed.id, 98);
    const own = await service.sendTo(ada, british);
    await tryWrong(service, own.id, 1);
    await service.attemptVerification(ada, own);
    await tryWrong(service, guessed.id, 2);
    expect(await refusal(service.attemptVerification(ada, guessed))).toMatchObject({
      code: 'locked',
      retryAfter: null,
    });
  });

  it('take more than a day to reach the lock by the default policy', async () => {
    const service = phoneService();
    const start = service.clock.now();
    const { id } = await service.create(ada, { phoneNumber: american });
    while (!service.events.some(({ type }) => type === 'verification_locked')) {
      const { code, retryAfter } = await refusal(service.attemptVerification(ada, { id, code: '' }));
      const needsCode = code === 'code_expired' || code === 'too_many_attempts';
      service.clock.advance(retryAfter ?? 0);
      if (needsCode) {
        const sending = service.prepareVerification(ada, { id });
        await sending.catch((error: PhoneError) => service.clock.advance(error.retryAfter ?? 0));
      }
    }
    const hours = (service.clock.now() - start) / 3_600_000;
    expect(hours).toBeGreaterThan(24);
    expect(hours).toBeLessThan(96);
  });
});

async function tryWrong(service: ServiceUnderTest, id: string, times: number): Promise<void> {
  for (let wrong = 0; wrong < times; wrong++) await refusal(service.attemptVerification(ada, { id, code: '' }));
}
