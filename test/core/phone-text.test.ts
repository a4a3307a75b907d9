import examples from 'libphonenumber-js/mobile/examples';
import { describe, expect, it } from 'vitest';
import { getCallingCode, isPhoneCountry, getPhoneCountries, type CountryCode } from '../../src/core/e164.js';
import { formatNationalNumber, formatPhoneNumber } from '../../src/core/format-number.js';
import { readPhoneText, type PhoneProblem } from '../../src/core/phone-text.js';
import cases from '../cases/phone.json' with { type: 'json' };

describe('readPhoneText', () => {
  it.each(cases)('reads $input in $country as $e164', ({ country, input, e164, country_after }) => {
    if (!isPhoneCountry(country)) throw new Error(country);
    const reading = readPhoneText(input, { country });
    expect(reading.e164).toBe(e164);
    if (country_after) expect(reading.country ?? country).toBe(country_after);
  });

  it.each(getPhoneCountries())('reads the example number of %s in each of its forms', (country) => {
    const e164 = `+${getCallingCode(country)}${examples[country]}`;
    for (const text of [examples[country], formatNationalNumber(e164)])
      expect(readPhoneText(text, { country })).toMatchObject({ e164, hint: null });
    for (const selected of ['US', 'FR', 'RU', 'HK', 'AU', 'IT'] as const) {
      for (const text of [e164, formatPhoneNumber(e164)])
        expect(readPhoneText(text, { country: selected })).toMatchObject({ e164, hint: null });
    }
  });

  it.each<[text: string, country: CountryCode, e164: string | null]>([
    ['+1 (201) 555-0123', 'GB', '+12015550123'],
    ['(+44) 7400 123456', 'US', '+447400123456'],
    ['+44(0)7400123456', 'US', '+447400123456'],
    ['+39 (0)312 3456789', 'US', '+393123456789'],
    ['+49 (0) 151 23456789', 'US', '+4915123456789'],
    ['+7 (8) 701 123 4567', 'US', '+77011234567'],
    ['0049 (0)151 23456789', 'US', '+4915123456789'],
    ['0039 (0)312 3456789', 'FR', '+393123456789'],
    ['07400 (0)123456', 'GB', null],
    ['(0)7400 123456', 'GB', '+447400123456'],
    ['8 (701) 123-45-67', 'KZ', '+77011234567'],
    ['011 44 7400 123456', 'US', '+447400123456'],
    ['0011 44 7400 123456', 'AU', '+447400123456'],
    ['810 44 7400 123456', 'RU', '+447400123456'],
    ['0015 44 7400 123456', 'BR', '+447400123456'],
    ['009 44 7400 123456', 'CO', '+447400123456'],
    ['0086 138 0013 8000', 'HK', '+8613800138000'],
    ['0044 7400 123456', 'US', '+447400123456'],
    ['0 15 11 96123-4567', 'BR', '+5511961234567'],
    ['011 15-2345-6789', 'AR', '+5491123456789'],
    ['447400123456', 'GB', '+447400123456'],
    ['447400123456', 'US', null],
    ['1-201-555-0123', 'CA', '+12015550123'],
    ['tel:+44-7400-123456;ext=12', 'US', '+447400123456'],
    ['tel:7400-123456;phone-context=+44', 'US', '+447400123456'],
    ['tel:%2B447400123456', 'US', '+447400123456'],
    ['sms:+447400123456?body=Call%20me%2042', 'US', '+447400123456'],
    ['2015550123;ext=45', 'US', '+12015550123'],
    ['201 555 0123, 45', 'US', '+12015550123'],
    ['201 555 0123 доб. 45', 'US', '+12015550123'],
    ['201 555 0123 - 503#', 'US', '+12015550123'],
    ['+44 7400 123456 / +44 7400 654321', 'US', null],
    ['07400 123456 or 07400 654321', 'GB', null],
    ['0740O 123456', 'GB', null],
    ['0740O 1234567', 'GB', null],
    ['201 or 5550123', 'US', null],
    ['201555 or 0123', 'US', null],
    ['0664 123456, 7', 'AT', null],
    ['0664 1234567 x 7', 'AT', '+436641234567'],
    ['0016847331234', 'AU', '+16847331234'],
    ['+2417123456', 'GA', '+2417123456'],
    ['2 0400000', 'SO', '+25220400000'],
    ['45#', 'US', null],
    ['+44 7400 1234', 'US', null],
    ['+', 'US', null],
    ['+999 123456789', 'US', null],
    ['１'.repeat(300), 'US', null],
  ])('reads %j in %s as %s', (text, country, e164) => {
    expect(readPhoneText(text, { country }).e164).toBe(e164);
  });

  it.each<[text: string, problem: PhoneProblem]>([
    ['', 'empty'],
    ['hello', 'empty'],
    ['+', 'empty'],
    ['+4', 'too_short'],
    ['+44', 'too_short'],
    ['555', 'too_short'],
    ['+44 7400 12345', 'too_short'],
    ['+1 201 555 01234 5678', 'too_long'],
    ['2'.repeat(40), 'too_long'],
    ['0000000000', 'not_in_country'],
    ['+999 1234567', 'not_in_country'],
    ['2015550123 or 2015550124', 'too_long'],
    ['201555 or 0123', 'not_in_country'],
    ['+99', 'too_short'],
    ['+999', 'not_in_country'],
  ])('reports why %j is no number: %s', (text, problem) => {
    expect(readPhoneText(text, { country: 'US' })).toMatchObject({ e164: null, problem });
  });

  it.each<[text: string, country: CountryCode]>([
    ['+39 (0) 123456789', 'IT'],
    ['+241 (0) 6031234', 'GA'],
  ])('accepts neither of the two numbers that %s may mean', (text, country) => {
    expect(readPhoneText(text, { country: 'US' })).toMatchObject({
      e164: null,
      problem: 'not_in_country',
      hint: null,
      country,
    });
  });

  it('warns about a number that is not known as mobile, and rejects it with `mobileOnly`', () => {
    const landline = '+44 20 7946 0958';
    expect(readPhoneText(landline, { country: 'US' })).toMatchObject({
      e164: '+442079460958',
      hint: 'maybe_not_mobile',
      problem: null,
    });
    expect(readPhoneText(landline, { country: 'US', mobileOnly: true })).toMatchObject({
      e164: null,
      hint: null,
      problem: 'not_mobile',
    });
    expect(readPhoneText('+44 7400 123456', { country: 'US', mobileOnly: true })).toMatchObject({
      e164: '+447400123456',
      hint: null,
    });
  });

  it('reports an unsupported country as soon as its calling code is complete', () => {
    expect(readPhoneText('+44', { country: 'US', countries: ['US', 'CA'] }).problem).toBe('unsupported_country');
    expect(readPhoneText('+1', { country: 'US', countries: ['US', 'CA'] }).problem).toBe('too_short');
    expect(readPhoneText('+1 242 357 1234', { country: 'US', countries: ['US', 'CA'] }).problem).toBe(
      'unsupported_country',
    );
    expect(readPhoneText('242 357 1234', { country: 'US', countries: ['US', 'CA'] }).problem).toBe(
      'unsupported_country',
    );
  });

  it('accepts a number that belongs to no country', () => {
    expect(readPhoneText('+870 773 111632', { country: 'US' })).toMatchObject({ e164: '+870773111632', country: null });
    expect(readPhoneText('+870 773 111632', { country: 'US', countries: ['US'] }).problem).toBe('unsupported_country');
  });

  it('returns the country, the digits and the text of an international number', () => {
    expect(readPhoneText('011 44 7400 123456', { country: 'US' })).toEqual({
      e164: '+447400123456',
      problem: null,
      hint: null,
      country: 'GB',
      text: '+44 7400 123456',
      afterCallingCode: '7400123456',
    });
    expect(readPhoneText('+44 74', { country: 'US' })).toMatchObject({
      country: 'GB',
      afterCallingCode: '74',
      text: null,
    });
  });

  it('returns none of them for digits without a calling code', () => {
    expect(readPhoneText('2', { country: 'US' })).toMatchObject({ country: null, afterCallingCode: null, text: null });
  });

  it('formats a number internationally if its national format reads back as another number', () => {
    expect(readPhoneText('+2417123456', { country: 'GA' }).text).toBe('+241 7 12 34 56');
    expect(readPhoneText('7400123456', { country: 'GB' }).text).toBe('07400 123456');
  });

  it('returns the country of a calling code as soon as it is typed', () => {
    expect(readPhoneText('+44', { country: 'US' }).country).toBe('GB');
    expect(readPhoneText('+1', { country: 'CA' }).country).toBe('CA');
    expect(readPhoneText('+1 242', { country: 'US' }).country).toBe('BS');
    expect(readPhoneText('+44', { country: 'US', countries: ['US', 'JE'] }).country).toBe('JE');
  });
});
