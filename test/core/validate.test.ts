import { describe, expect, it } from 'vitest';
import {
  validate,
  validateBackupCodes,
  validatePhoneNumber,
  validatePhoneNumbers,
  validateVerified,
  isNumberOrNull,
  isRecord,
  isText,
  type Unvalidated,
} from '../../src/core/validate.js';
import { PhoneError } from '../../src/core/errors.js';
import {
  channels,
  createPhoneNumber,
  verificationStatuses,
  type PhoneNumber,
  type Verification,
} from '../../src/core/model.js';

const verification: Verification = {
  status: 'unverified',
  strategy: 'phone_code',
  channel: 'sms',
  attempts: 1,
  expireAt: 600_000,
};
const whole = createPhoneNumber('phone_1', '+12015550123', {
  verification,
  reservedForSecondFactor: true,
  createdAt: 1,
  updatedAt: 2,
  linkedTo: [{ id: 'oauth_1', type: 'oauth_google' }],
  backupCodes: ['7KQ4-9XMT-2WPD'],
  primary: true,
});

describe('validatePhoneNumber', () => {
  it.each<[what: string, number: PhoneNumber]>([
    ['every field', whole],
    ['what a backend does not tell', createPhoneNumber('phone_1', '+12015550123')],
    [
      'what it does not tell of a code',
      { ...whole, verification: { ...verification, attempts: null, expireAt: null } },
    ],
    ['the shortest number', { ...whole, phoneNumber: '+12' }],
    ['the longest number', { ...whole, phoneNumber: '+123456789012345' }],
    ...verificationStatuses.map((status): [string, PhoneNumber] => [
      status,
      { ...whole, verification: { ...verification, status } },
    ]),
    ...channels.map((channel): [string, PhoneNumber] => [
      channel,
      { ...whole, verification: { ...verification, channel } },
    ]),
  ])('accepts a number with %s', (_what, number) => {
    expect(validatePhoneNumber(number)).toEqual(number);
  });

  it('drops fields that are not in the model', () => {
    expect(validatePhoneNumber({ ...whole, code: '123456' } as Unvalidated<PhoneNumber>)).toEqual(whole);
  });

  it.each<[field: keyof PhoneNumber, found: readonly unknown[]]>([
    ['id', [undefined, null, '', 7]],
    [
      'phoneNumber',
      [
        undefined,
        null,
        '',
        '12015550123',
        '+02015550123',
        '+1',
        '+1234567890123456',
        '+1 201 555 0123',
        'tel:+12015550123',
        '+12015550123;ext=4',
        12015550123,
      ],
    ],
    [
      'verification',
      [
        undefined,
        'verified',
        {},
        [],
        { ...verification, status: 'pending' },
        { ...verification, status: undefined },
        { ...verification, status: ['verified'] },
        { ...verification, strategy: 'email_code' },
        { ...verification, channel: 'pigeon' },
        { ...verification, channel: undefined },
        { ...verification, attempts: '1' },
        { ...verification, expireAt: '2026-01-01' },
      ],
    ],
    ['reservedForSecondFactor', [undefined, null, 1, 'true']],
    ['defaultSecondFactor', [undefined, null, 0, 'false']],
    ['createdAt', [undefined, '1', Number.NaN, Infinity, new Date(1)]],
    ['updatedAt', [undefined, '2', Number.NaN, -Infinity]],
    [
      'linkedTo',
      [
        undefined,
        null,
        {},
        ['oauth_1'],
        [null],
        [{ id: 'oauth_1' }],
        [{ type: 'oauth_google' }],
        [{ id: '', type: 'oauth_google' }],
        [whole.linkedTo[0], {}],
      ],
    ],
    ['backupCodes', [undefined, '7KQ4-9XMT-2WPD', [''], [7], ['7KQ4-9XMT-2WPD', null]]],
    ['primary', [undefined, null, 1, 'true']],
  ])('rejects a number whose %s is invalid', (field, found) => {
    for (const value of found) {
      const refused = refusal(() => validatePhoneNumber({ ...whole, [field]: value }));
      expect(refused, JSON.stringify(value)).toMatchObject({
        code: 'unknown',
        message: expect.stringContaining(`has no ${field},`),
      });
    }
  });

  it('never includes the invalid value, which may be a secret', () => {
    expect(
      refusal(() => validatePhoneNumber({ ...whole, backupCodes: ['7KQ4-9XMT-2WPD', null] })).message,
    ).not.toContain('7KQ4');
  });
});

describe('validatePhoneNumbers', () => {
  it('reads each item of a list, and rejects anything else', () => {
    const read = (item: unknown) => ({ ...whole, id: String(item) });
    expect(validatePhoneNumbers(['a', 'b'], read).map(({ id }) => id)).toEqual(['a', 'b']);
    for (const found of [undefined, null, {}, 'ab', { length: 0 }]) {
      expect(refusal(() => validatePhoneNumbers(found, read))).toMatchObject({
        code: 'unknown',
        message: expect.stringContaining('no list,'),
      });
    }
  });
});

describe('validateVerified', () => {
  it('returns the list if it shows the number as verified', () => {
    const verified: PhoneNumber = { ...whole, verification: { ...verification, status: 'verified' } };
    const numbers = [{ ...verified, id: 'other' }, verified];
    expect(validateVerified(numbers, verified.id)).toBe(numbers);
    const other = { ...verified, id: 'other' };
    for (const list of [[], [other], [whole, other], [{ ...whole, verification: null }]]) {
      expect(refusal(() => validateVerified(list, whole.id))).toMatchObject({
        code: 'unknown',
        message: expect.stringContaining('does not show the number as verified'),
      });
    }
  });
});

describe('validateBackupCodes', () => {
  it('accepts only a list of strings', () => {
    expect(validateBackupCodes(['a', 'b'])).toEqual(['a', 'b']);
    for (const found of [null, undefined, 'a', ['a', ''], ['a', 1]]) {
      expect(refusal(() => validateBackupCodes(found))).toMatchObject({
        code: 'unknown',
        message: expect.stringContaining('no backup codes,'),
      });
    }
  });
});

describe('validate', () => {
  it('returns the value if it is valid', () => {
    expect(validate('the token', 'abc', isText)).toBe('abc');
    expect(validate('the time', 0, isNumberOrNull)).toBe(0);
    expect(refusal(() => validate('the token', 7, isText)).message).toContain('the token');
  });
});

describe('isRecord', () => {
  it('accepts an object that is not an array', () => {
    expect([{}, { a: 1 }].every(isRecord)).toBe(true);
    expect([null, undefined, 'text', 7, [], () => null].some(isRecord)).toBe(false);
  });
});

function refusal(run: () => unknown): PhoneError {
  try {
    run();
  } catch (thrown) {
    if (thrown instanceof PhoneError) return thrown;
    throw thrown;
  }
  throw new Error('It was taken.');
}
