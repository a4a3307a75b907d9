import { describe, expect, it } from 'vitest';
import { isAmbiguous, isCodeVoid, PhoneError, toPhoneError, type PhoneErrorField } from '../../src/core/errors.js';
import type { PhoneErrorCode } from '../../src/core/error-codes.js';

/** Every code, and the field that it refers to. */
const fields: Record<PhoneErrorCode, PhoneErrorField | null> = {
  invalid_phone_number: 'phoneNumber',
  phone_number_taken: 'phoneNumber',
  unsupported_country: 'phoneNumber',
  too_many_phone_numbers: null,
  incorrect_code: 'code',
  code_expired: 'code',
  too_many_attempts: 'code',
  rate_limited: null,
  already_verified: null,
  verification_required: null,
  message_not_sent: null,
  recipient_opted_out: null,
  recipient_unreachable: null,
  locked: null,
  last_second_factor: null,
  last_identification: null,
  step_up_required: null,
  step_up_cancelled: null,
  not_found: null,
  unauthenticated: null,
  forbidden: null,
  unsupported: null,
  network: null,
  unknown: null,
};
const errors = (Object.keys(fields) as PhoneErrorCode[]).map((code) => new PhoneError(code));
const codesWith = (is: (error: PhoneError) => boolean) => errors.filter(is).map(({ code }) => code);

describe('PhoneError', () => {
  it('has the field that its code implies, unless the backend sets another one', () => {
    expect(Object.fromEntries(errors.map(({ code, field }) => [code, field]))).toEqual(fields);
    expect(new PhoneError('rate_limited', { field: 'code' }).field).toBe('code');
    expect(new PhoneError('incorrect_code', { field: null }).field).toBe(null);
  });

  it('has a name, and its code as the default message', () => {
    const error = new PhoneError('not_found');
    expect(error).toBeInstanceOf(Error);
    expect(error).toMatchObject({
      name: 'PhoneError',
      code: 'not_found',
      message: 'not_found',
      retryAfter: null,
      attemptsLeft: null,
    });
    expect(new PhoneError('not_found', { message: 'no such number' }).message).toBe('no such number');
    expect(Object.hasOwn(error, 'cause')).toBe(false);
  });

  it('drops invalid seconds and attempts', () => {
    expect(new PhoneError('rate_limited', { retryAfter: 0, attemptsLeft: 0 })).toMatchObject({
      retryAfter: 0,
      attemptsLeft: 0,
    });
  });
});

describe('toPhoneError', () => {
  it('returns a PhoneError unchanged, and wraps anything else as unknown with a cause', () => {
    const error = new PhoneError('network');
    expect(toPhoneError(error)).toBe(error);
    const thrown = new TypeError('no answer');
    expect(toPhoneError(thrown)).toMatchObject({ code: 'unknown', message: 'no answer', cause: thrown });
    expect(toPhoneError('text')).toMatchObject({ code: 'unknown', message: 'unknown', cause: 'text' });
  });
});

describe('isAmbiguous', () => {
  it('returns whether the operation may have been done', () => {
    expect(codesWith(isAmbiguous)).toEqual(['network', 'unknown']);
  });
});

describe('isCodeVoid', () => {
  it('returns whether the code that was sent is void', () => {
    expect(codesWith(isCodeVoid)).toEqual(['code_expired', 'too_many_attempts']);
    expect(isCodeVoid(null)).toBe(false);
  });
});
