import { describe, expect, expectTypeOf, it } from 'vitest';
import {
  optionalMethods,
  phoneOperations,
  phoneReads,
  type PhoneAdapter,
  type PhoneOperation,
  type PhoneRead,
} from '../../src/core/adapter.js';
import {
  secondFactorOperations,
  type SecondFactorAdapter,
  type SecondFactorOperation,
} from '../../src/core/second-factor-adapter.js';
import { validatePhoneNumber } from '../../src/core/validate.js';
import { PhoneError, phoneErrorFields } from '../../src/core/errors.js';
import { phoneErrorCodes } from '../../src/core/error-codes.js';
import { channels, createPhoneNumber, verificationStatuses } from '../../src/core/model.js';
import { en } from '../../src/messages/en.js';

const number = createPhoneNumber('phone_1', '+12015550123');
const verification = { strategy: 'phone_code', status: 'unverified', channel: 'sms', attempts: null, expireAt: null };

describe('a closed set', () => {
  it('lists exactly the methods of a port', () => {
    expectTypeOf<PhoneOperation | PhoneRead>().toEqualTypeOf<
      Exclude<keyof PhoneAdapter, 'scope' | 'limits' | 'channels' | 'otherFactors' | 'currentUserId'>
    >();
    expectTypeOf<SecondFactorOperation>().toEqualTypeOf<
      Exclude<keyof SecondFactorAdapter, 'attemptId' | 'limits' | 'channels' | 'sentTo' | 'list' | 'backupCodesLeft'>
    >();
    for (const members of [[...phoneReads, ...phoneOperations], optionalMethods, secondFactorOperations])
      expect(new Set(members).size).toBe(members.length);
  });

  it.each(channels)('of channels accepts only its members in the result of an adapter, such as %s', (channel) => {
    expect(validatePhoneNumber({ ...number, verification: { ...verification, channel } }).verification?.channel).toBe(
      channel,
    );
    expect(() => validatePhoneNumber({ ...number, verification: { ...verification, channel: `${channel} ` } })).toThrow(
      PhoneError,
    );
  });

  it.each(verificationStatuses)(
    'of statuses accepts only its members in the result of an adapter, such as %s',
    (status) => {
      expect(validatePhoneNumber({ ...number, verification: { ...verification, status } }).verification?.status).toBe(
        status,
      );
      expect(() => validatePhoneNumber({ ...number, verification: { ...verification, status: `${status} ` } })).toThrow(
        PhoneError,
      );
    },
  );

  it('has a text for each error code, and a field for errors about typed input', () => {
    expect(Object.keys(en.errors).sort()).toEqual([...phoneErrorCodes].sort());
    const fields = new Set(phoneErrorCodes.map((code) => new PhoneError(code).field));
    expect([...fields].sort()).toEqual([...phoneErrorFields, null].sort());
  });
});
