import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  getCallingCode,
  getCountriesByCallingCode,
  isPossiblePhoneNumber,
  getPhoneCountries,
  type CountryCode,
} from '../../src/core/e164.js';
import { formatNationalNumber } from '../../src/core/format-number.js';
import { toDialString } from '../../src/core/phone-characters.js';
import { readPhoneText } from '../../src/core/phone-text.js';
import { anyCountry, anyMobileNumber, inAnyScript, withSeparators } from './phone-arbitraries.js';

/** An exit prefix to dial before a foreign number, for countries that have more than one. */
const exitPrefixes: { [country in CountryCode]?: readonly string[] } = {
  US: ['011'],
  CA: ['011'],
  BS: ['011'],
  JP: ['010'],
  AU: ['0011', '0014'],
  BR: ['0015', '0021'],
  CO: ['005', '009', '00444'],
  HK: ['001', '0050'],
  IL: ['00', '012', '013'],
  KR: ['001', '00700'],
  SG: ['001', '018', '021'],
  RU: ['810'],
  KZ: ['810'],
  NG: ['009'],
  FI: ['00', '990', '99533'],
  TH: ['001', '009'],
  GB: ['00'],
  DE: ['00'],
  FR: ['00'],
  IN: ['00'],
  BO: ['00', '0010'],
};
const extension = fc.constantFrom(
  '',
  '',
  '',
  ' ext. 45',
  ' ext 7',
  'x12',
  ' x 123',
  ' #4',
  ';ext=4567',
  ' доб. 12',
  ' Durchwahl 34',
  ' 内线 88',
  '（ｅｘｔ．５）',
);

describe('readPhoneText, for any mobile number', () => {
  it('reads the international form whatever country is selected', () => {
    fc.assert(
      fc.property(
        decorate(anyMobileNumber, ({ e164 }) => e164),
        anyCountry,
        ({ number, text }, country) => {
          expect(readPhoneText(text, { country }), text).toMatchObject({ e164: number.e164, hint: null });
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('reads the national format and the bare digits if the country is selected', () => {
    const forms = anyMobileNumber.chain((number) =>
      fc
        .constantFrom(number.national, toDialString(formatNationalNumber(number.e164)))
        .map((form) => ({ ...number, form })),
    );
    fc.assert(
      fc.property(
        decorate(forms, ({ form }) => form),
        ({ number, text }) => {
          expect(readPhoneText(text, { country: number.country }).e164, text).toBe(number.e164);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('reads a number after the exit prefix of the selected country', () => {
    const countries = getPhoneCountries().filter((country) => exitPrefixes[country]);
    const abroad = fc
      .tuple(anyMobileNumber, fc.constantFrom(...countries))
      .chain(([number, from]) =>
        fc
          .constantFrom(...(exitPrefixes[from] ?? []))
          .map((exit) => ({ ...number, from, exit, form: exit + number.e164.slice(1) })),
      );
    fc.assert(
      fc.property(
        decorate(abroad, ({ form }) => form),
        ({ number, text }) => {
          const { e164 } = readPhoneText(text, { country: number.from });
          // `001` is an exit prefix of Hong Kong, and `00` followed by North America's 1: two complete numbers, so
          // there is none. `99 - 047…` may be the 99th entry of a list and a Finnish number.
          if (e164 !== null || !/^00.|^99/.test(number.exit)) expect(e164, `${number.from} ${text}`).toBe(number.e164);
        },
      ),
      { numRuns: 2000 },
    );
  });
});

describe('readPhoneText, for any text', () => {
  const anyText = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 40 }),
    fc.string({ unit: fc.constantFrom(...'0123456789+() -./,;#x'), maxLength: 30 }),
    fc
      .tuple(
        fc.constantFrom('+', '00', '011', '0', ''),
        fc.string({ unit: fc.constantFrom(...'0123456789 '), maxLength: 20 }),
      )
      .map((parts) => parts.join('')),
  );

  it('returns a possible number or a problem, but never both', () => {
    fc.assert(
      fc.property(anyText, anyCountry, (text, country) => {
        const { e164, problem } = readPhoneText(text, { country });
        expect(e164 === null).toBe(problem !== null);
        if (e164 !== null) expect(isPossiblePhoneNumber(e164), e164).toBe(true);
      }),
      { numRuns: 5000 },
    );
  });

  it('drops only the digits of prefixes and extensions', () => {
    fc.assert(
      fc.property(anyText, anyCountry, (text, country) => {
        const { e164 } = readPhoneText(text, { country });
        if (e164 === null || /[^\d+\s()\-./]/.test(text)) return;
        const digits = text.replace(/\D/g, '');
        // In every plan the last digits are the subscriber's own; prefixes and area codes come first.
        expect(digits.slice(-4), text).toBe(e164.slice(-4));
        expect(digits.length - e164.length, text).toBeLessThanOrEqual('0014'.length + '0'.length);
      }),
      { numRuns: 5000 },
    );
  });

  it('reads its own formatted text as the same number', () => {
    fc.assert(
      fc.property(anyText, anyCountry, (text, country) => {
        const { e164, text: layout } = readPhoneText(text, { country });
        if (layout !== null) expect(readPhoneText(layout, { country }).e164, layout).toBe(e164);
      }),
      { numRuns: 5000 },
    );
  });

  it('rejects a number of a country that is not accepted', () => {
    fc.assert(
      fc.property(anyMobileNumber, anyCountry, ({ e164 }, country) => {
        const reading = readPhoneText(e164, { country, countries: [country] });
        const isOwn =
          e164.startsWith(`+${getCallingCode(country)}`) &&
          (reading.country === country || getCountriesByCallingCode(getCallingCode(country)).length === 1);
        expect(reading.e164).toBe(isOwn ? e164 : null);
        expect(reading.problem).toBe(isOwn ? null : 'unsupported_country');
      }),
    );
  });
});

/** A number formatted by `write`, in any script's digits, with separators, marks and an extension. */
function decorate<Subject>(numbers: fc.Arbitrary<Subject>, write: (number: Subject) => string) {
  return numbers.chain((number) =>
    inAnyScript(write(number)).chain((digits) =>
      fc
        .tuple(withSeparators(digits), fc.constantFrom('', '', '', 'tel:', 'Tel: ', '（'), extension)
        .map(([text, before, after]) => ({ number, text: before + text + after })),
    ),
  );
}
