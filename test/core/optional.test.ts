import { describe, expect, it } from 'vitest';
import { httpAdapter, httpSecondFactorAdapter } from '../../src/adapters/http/index.js';
import { memoryAdapter } from '../../src/adapters/memory/index.js';
import { createPhoneNumber } from '../../src/core/model.js';
import { withDefaults } from '../../src/core/optional.js';

describe('withDefaults', () => {
  it('uses given values, and keeps the default of a value that is undefined or missing', () => {
    const defaults = { length: 6, lifetime: 600, name: 'sms' as string | null };
    expect(withDefaults(defaults, { length: 4, lifetime: undefined })).toEqual({ ...defaults, length: 4 });
    expect(withDefaults(defaults, { name: null })).toEqual({ ...defaults, name: null });
    expect(withDefaults(defaults, undefined)).toEqual(defaults);
  });
});

describe('an option that is undefined has its default', () => {
  it('in createPhoneNumber', () => {
    expect(createPhoneNumber('1', '+12015550123', { linkedTo: undefined, primary: true })).toEqual({
      ...createPhoneNumber('1', '+12015550123'),
      primary: true,
    });
  });

  it('in the limits of an adapter', () => {
    const limits = { codeLength: undefined, codeLifetime: undefined, resendCooldown: 45 };
    const { codeLength, codeLifetime } = httpAdapter({ baseUrl: '/phone' }).limits;
    expect(httpAdapter({ baseUrl: '/phone', limits }).limits).toMatchObject({
      codeLength,
      codeLifetime,
      resendCooldown: 45,
    });
    const challenge = httpSecondFactorAdapter({ baseUrl: '/phone', attemptId: 'a', limits });
    expect(challenge.limits).toMatchObject({ codeLength, codeLifetime, resendCooldown: 45 });
  });

  it('in a policy and a seed', async () => {
    const adapter = memoryAdapter({
      policy: { codeLength: undefined },
      phoneNumbers: [{ phoneNumber: '+12015550123', primary: undefined, verification: { channel: undefined } }],
    });
    expect(adapter.limits.codeLength).toBe(6);
    expect(await adapter.list({})).toMatchObject([
      { primary: true, verification: { channel: 'sms', status: 'verified' } },
    ]);
  });
});
