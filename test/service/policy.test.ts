import { describe, expect, it } from 'vitest';
import {
  createPhoneService,
  defaultPhonePolicy,
  memoryStore,
  phoneNumberTypes,
  type PhoneService,
  type PhonePolicy,
} from '../../src/service/index.js';
import { ada, numbers, phoneService } from '../support/phone-service.js';

describe('the policy', () => {
  it('is the default one if no options are given', () => {
    const { waitAfterWrongCodes: _, waitAfterSends, ...rules } = plainService().policy;
    expect(rules).toEqual({
      codeLength: 6,
      codeLifetime: 600,
      wrongCodesPerCode: 5,
      wrongCodesPerUser: 100,
      wrongCodesPerPhoneNumber: { max: 100, window: 86_400 },
      resendCooldown: 30,
      sendsPerPhoneNumber: inTenMinutesAnHourAndADay(5, 10, 20),
      sendsPerUser: inTenMinutesAnHourAndADay(5, 15, 30),
      sendsPerClient: inTenMinutesAnHourAndADay(10, 30, 100),
      sendsPerPrefix: inTenMinutesAnHourAndADay(20, 60, 200),
      sendsPerCountry: inTenMinutesAnHourAndADay(100, 300, 1000),
      sendsInAll: null,
      signInShare: 0.2,
      refusedNumberTypes: phoneNumberTypes,
      conversionWatch: { sends: 20, rate: 0.4 },
      channels: ['sms'],
      countries: null,
      maxPhoneNumbers: 10,
      replaces: false,
      takenNumber: 'refuse',
      secondFactorRequired: false,
      verifiedNumberRequired: false,
      backupCodes: 10,
      backupCodeIterations: 1000,
      backupCodeSetsPerUser: { max: 20, window: 3600 },
      signInLifetime: 900,
      requestTimeout: 12,
    });
    expect([1, 2, 3, 4, 5, 6, 9, 10, 11].map(waitAfterSends)).toEqual([0, 0, 0, 60, 120, 240, 1920, 3600, 3600]);
  });

  it('overrides single rules, and ignores undefined ones', () => {
    expect(plainService({ codeLifetime: 60, codeLength: undefined }).policy).toEqual({
      ...defaultPhonePolicy,
      codeLifetime: 60,
    });
  });

  it.each([0, 3, 6.5, NaN, Infinity])('throws for a code of %s digits, and says what to do', (codeLength) => {
    expect(() => phoneService({ policy: { codeLength } })).toThrow(/could be guessed.*Use an integer/);
  });

  it('accepts a code of 4 digits, which some backends have', async () => {
    const service = phoneService({ policy: { codeLength: 4 } });
    expect((await service.sendTo(ada, numbers[0])).code).toMatch(/^\d{4}$/);
  });

  it('sets the length and the lifetime of codes', async () => {
    const policy: Partial<PhonePolicy> = { codeLength: 8, codeLifetime: 60 };
    const service = phoneService({ policy });
    const { code } = await service.sendTo(ada, numbers[0]);
    expect(code).toMatch(/^\d{8}$/);
    expect(await service.list(ada)).toMatchObject([{ verification: { expireAt: service.clock.now() + 60_000 } }]);
  });
});

describe('the share of messages that is kept for signing in', () => {
  it.each([
    [{ sendsInAll: { max: 1, window: 60 } }],
    [{ sendsInAll: { max: 3, window: 60 }, signInShare: 0.7 }],
    [
      {
        sendsInAll: [
          { max: 100, window: 3600 },
          { max: 1, window: 60 },
        ],
      },
    ],
  ])('throws at once if it leaves no message for verification: %j', (policy) => {
    expect(() => phoneService({ policy })).toThrow(/no number could be verified. Raise sendsInAll/);
  });

  it.each([
    [{ sendsInAll: { max: 2, window: 60 } }],
    [{ sendsInAll: { max: 1, window: 60 }, signInShare: 0 }],
    [{ sendsInAll: { max: 0, window: 60 } }],
    [{ sendsInAll: { max: 10, window: 60 }, signInShare: 1 }],
    [{ sendsInAll: null, signInShare: 0.99 }],
  ])('is accepted if it leaves one, or if none is wanted: %j', (policy) => {
    expect(() => phoneService({ policy })).not.toThrow();
  });

  it.each([20, -0.1, 1.01, NaN])('throws for %d, which is not a share', (share) => {
    expect(() => phoneService({ policy: { signInShare: share } })).toThrow(/signInShare is .* not a share/);
    expect(() => phoneService({ policy: { conversionWatch: { sends: 20, rate: share } } })).toThrow(
      /rate is .* not a share/,
    );
  });
});

describe('createPhoneService', () => {
  it('uses the system time if no clock is given', async () => {
    const service = plainService();
    const before = Date.now();
    const { createdAt } = await service.create(ada, { phoneNumber: numbers[0] });
    expect(createdAt).toBeGreaterThanOrEqual(before);
    expect(createdAt).toBeLessThanOrEqual(Date.now());
  });

  it('rejects with a PhoneError for any error of a store', async () => {
    const thrown = new Error('connection lost');
    const service = phoneService({ store: { transaction: () => Promise.reject(thrown) } });
    await expect(service.list(ada)).rejects.toMatchObject({ name: 'PhoneError', code: 'unknown', cause: thrown });
  });
});

function plainService(policy?: Partial<PhonePolicy>): PhoneService {
  const sender = { send: async () => {} };
  return createPhoneService({ store: memoryStore(), sender, secret: new Uint8Array(32).fill(7), policy });
}

function inTenMinutesAnHourAndADay(...max: [number, number, number]): unknown {
  return [600, 3600, 86_400].map((window, at) => ({ max: max[at], window }));
}
