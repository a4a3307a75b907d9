import { describe, expect, it } from 'vitest';
import {
  getCountriesByCallingCode,
  getCountryOfNumber,
  getExampleNumber,
  isInNumberingPlan,
  isPhoneCountry,
  isPossiblePhoneNumber,
  parseCallingCode,
  getLengthProblem,
  getNumberFormats,
  parseNumber,
  getTrunkPrefix,
} from '../../src/core/e164.js';
import { formatNationalNumber, formatPhoneNumber } from '../../src/core/format-number.js';

describe('formatPhoneNumber', () => {
  it('formats a number internationally and nationally, and leaves other texts unchanged', () => {
    expect(formatPhoneNumber('+12015550123')).toBe('+1 201 555 0123');
    expect(formatNationalNumber('+12015550123')).toBe('(201) 555-0123');
    for (const format of [formatPhoneNumber, formatNationalNumber])
      for (const text of ['', 'unknown', '201555', '+999']) expect(format(text)).toBe(text);
  });
});

describe('getCountryOfNumber', () => {
  it('returns the country that the number determines', () => {
    expect(getCountryOfNumber('+12015550123')).toBe('US');
    expect(getCountryOfNumber('+12423571234')).toBe('BS');
    for (const text of ['+870773111632', '+999', '']) expect(getCountryOfNumber(text)).toBe(null);
  });
});

describe('isPossiblePhoneNumber', () => {
  it('accepts only E.164 numbers with a length that the country uses', () => {
    expect(['+12015550123', '+447400123456', '+870773111632'].filter(isPossiblePhoneNumber)).toHaveLength(3);
    expect(
      ['', '12015550123', 'tel:+12015550123', '+02015550123', '+12015550123x5', '+120155501２３'].filter(
        isPossiblePhoneNumber,
      ),
    ).toEqual([]);
    expect(
      ['+1 201 555 0123', ' +12015550123', '+12015550123 ', '+12015550123\n'].filter(isPossiblePhoneNumber),
    ).toEqual([]);
    expect(
      ['+1201555012', '+120155501234', '+1', '+99912345678', '+1234567890123456'].filter(isPossiblePhoneNumber),
    ).toEqual([]);
  });
});

describe('isPhoneCountry', () => {
  it('accepts the countries of the metadata, but no inherited property names', () => {
    expect(isPhoneCountry('GB')).toBe(true);
    expect([undefined, '', 'gb', 'XX', 'toString', '__proto__', 'constructor'].some(isPhoneCountry)).toBe(false);
  });
});

describe('getCountriesByCallingCode', () => {
  it('returns the main country first, and nothing for a code without a country', () => {
    expect(getCountriesByCallingCode('1')[0]).toBe('US');
    expect(getCountriesByCallingCode('44').slice(0, 1)).toEqual(['GB']);
    expect(getCountriesByCallingCode('870')).toEqual([]);
    expect(getCountriesByCallingCode('999')).toEqual([]);
  });
});

describe('parseCallingCode', () => {
  it.each([
    ['1', '1'],
    ['12015550123', '1'],
    ['44', '44'],
    ['447', '44'],
    ['358', '358'],
    ['3584', '358'],
    ['870773111632', '870'],
    ['', null],
    ['4', null],
    ['35', null],
    ['999', null],
    ['0', null],
  ])('finds in %j %s', (digits, code) => {
    expect(parseCallingCode(digits)).toBe(code);
  });
});

describe('the numbering plans', () => {
  it('include landlines and mobile numbers, but no number outside of their patterns', () => {
    expect(plan('+442079460958', 'GB')).toBe(true);
    expect(plan('+447400123456', 'GB')).toBe(true);
    expect(plan('+440000000000', 'GB')).toBe(false);
    expect(plan('+870773111632', null)).toBe(true);
    expect(plan('+870073111632', null)).toBe(false);
  });

  it('report whether a number is too short or too long', () => {
    expect(length('+44740012345', 'GB')).toBe('too_short');
    expect(length('+447400123456', 'GB')).toBe(null);
    expect(length('+4474001234567', 'GB')).toBe('too_long');
    expect(length('+1201555', 'US')).toBe('too_short');
    expect(length('+870773111632', null)).toBe(null);
  });

  function plan(text: string, country: 'GB' | null) {
    return isInNumberingPlan(parsed(text), country);
  }

  function length(text: string, country: 'GB' | 'US' | null) {
    return getLengthProblem(parsed(text), country);
  }

  function parsed(text: string) {
    const number = parseNumber(text);
    if (!number) throw new Error(text);
    return number;
  }
});

describe('getExampleNumber', () => {
  it('returns a mobile number in the national format', () => {
    expect(getExampleNumber('US')).toBe('(201) 555-0123');
    expect(getExampleNumber('GB')).toBe('07400 123456');
  });
});

describe('getNumberFormats', () => {
  it('returns the formats of a country, or of the main country with its calling code', () => {
    expect(getNumberFormats('GG')).toEqual(getNumberFormats('GB'));
    expect(getNumberFormats('CA')).toEqual(getNumberFormats('US'));
    expect(getNumberFormats('US').some(([, , , , isTrunkOptional]) => isTrunkOptional)).toBe(true);
    expect(getNumberFormats('GB').some(([, , , , isTrunkOptional]) => isTrunkOptional)).toBe(false);
  });
});

describe('getTrunkPrefix', () => {
  it('returns the prefix of national numbers, or null', () => {
    expect(getTrunkPrefix('GB')).toBe('0');
    expect(getTrunkPrefix('US')).toBe('1');
    expect(getTrunkPrefix('DK')).toBe(null);
  });
});
