import { describe, expect, it } from 'vitest';
import type { CountryCode } from '../../src/core/e164.js';
import { formatAsYouType } from '../../src/core/format-as-you-type.js';

describe('formatAsYouType', () => {
  it.each<[digits: string, country: CountryCode, laidOut: string]>([
    ['', 'US', ''],
    ['20', 'US', '20'],
    ['201', 'US', '(201)'],
    ['2015', 'US', '(201) 5'],
    ['2015550', 'US', '(201) 555-0'],
    ['2015550123', 'US', '(201) 555-0123'],
    ['0740', 'GB', '0740'],
    ['074001', 'GB', '07400 1'],
    ['07400123456', 'GB', '07400 123456'],
    ['0612', 'FR', '06 12'],
    ['06123', 'FR', '06 12 3'],
    ['3123456789', 'IT', '312 345 6789'],
    ['32123456', 'DK', '32 12 34 56'],
    ['09012345678', 'JP', '090-1234-5678'],
    ['06201234567', 'HU', '06 20 123 4567'],
    ['01123456789', 'AR', '011 2345-6789'],
    ['07781123456', 'GG', '07781 123456'],
  ])('formats %s in %s as %j', (digits, country, laidOut) => {
    expect(formatAsYouType(digits, country)).toBe(laidOut);
  });

  it.each<[digits: string, country: CountryCode, laidOut: string]>([
    ['612345678', 'FR', '6 12 34 56 78'],
    ['7400123456', 'GB', '7400 123456'],
    ['412345678', 'AU', '412 345 678'],
    ['201234567', 'HU', '20 123 4567'],
  ])('formats %s in %s as %j, before its trunk prefix is typed', (digits, country, laidOut) => {
    expect(formatAsYouType(digits, country)).toBe(laidOut);
  });

  it.each<[digits: string, country: CountryCode, laidOut: string]>([
    ['1', 'US', '1'],
    ['1201', 'US', '1 (201)'],
    ['12015550123', 'US', '1 (201) 555-0123'],
    ['8701', 'KZ', '8 (701)'],
    ['89123456789', 'RU', '8 (912) 345-67-89'],
  ])('separates the trunk prefix of %s in %s if it is optional: %j', (digits, country, laidOut) => {
    expect(formatAsYouType(digits, country)).toBe(laidOut);
  });

  it.each<[digits: string, laidOut: string]>([
    ['+', '+'],
    ['+4', '+4'],
    ['+44', '+44'],
    ['+447', '+44 7'],
    ['+447400', '+44 7400'],
    ['+4474001', '+44 7400 1'],
    ['+447400123456', '+44 7400 123456'],
    ['+12015550123', '+1 201 555 0123'],
    ['+33612345678', '+33 6 12 34 56 78'],
    ['+819012345678', '+81 90 1234 5678'],
    ['+441481', '+44 1481'],
    ['+870773111', '+870 773111'],
    ['+999123', '+999123'],
  ])('formats %s by its calling code, whatever the country: %j', (digits, laidOut) => {
    for (const country of ['US', 'FR', 'GB'] as const) expect(formatAsYouType(digits, country)).toBe(laidOut);
  });

  it('does not group digits that fit no format of the country', () => {
    expect(formatAsYouType('20155501234', 'US')).toBe('20155501234');
    expect(formatAsYouType('12345678', 'DK')).toBe('12345678');
    expect(formatAsYouType('+5491123456789', 'US')).toBe('+54 91123456789');
  });
});
