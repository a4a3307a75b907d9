import fc from 'fast-check';
import examples from 'libphonenumber-js/mobile/examples';
import { getCallingCode, parseNumber, getPhoneCountries, type CountryCode } from '../../src/core/e164.js';

/** A valid mobile number. */
export interface MobileNumber {
  e164: string;
  /** The number's country, if its plan determines it; else the country of the example it was derived from. */
  country: CountryCode;
  national: string;
}

/** The zeros of scripts whose digits people type, and of some that nobody does. */
const zeros = [
  '0',
  '٠',
  '۰',
  '߀',
  '०',
  '০',
  '੦',
  '૦',
  '୦',
  '௦',
  '౦',
  '೦',
  '൦',
  '๐',
  '໐',
  '༠',
  '၀',
  '០',
  '᠐',
  '᭐',
  '０',
  '𑁦',
  '𝟎',
  '𝟘',
  '🯰',
  '𞥐',
];

export const anyCountry = fc.constantFrom(...getPhoneCountries());

/** A valid mobile number of any country: its example number with some of the last digits changed. */
export const anyMobileNumber: fc.Arbitrary<MobileNumber> = fc
  .tuple(anyCountry, fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 1, maxLength: 4 }))
  .map(([country, ending]) => {
    const example = examples[country];
    const national =
      example.slice(0, Math.max(example.length - ending.length, 2)) + ending.slice(0, example.length - 2);
    const e164 = `+${getCallingCode(country)}${national}`;
    return { e164, national, country, parsed: parseNumber(e164) };
  })
  .filter(({ e164, parsed }) => parsed?.number === e164 && parsed.isValid())
  .map(({ e164, national, country, parsed }) => ({ e164, national, country: parsed?.country ?? country }));

/** Converts ASCII digits to other scripts: either one script for the text, or one for each digit. */
export function inAnyScript(text: string): fc.Arbitrary<string> {
  const zero = fc.constantFrom(...zeros);
  const one = zero.map((of) => () => of);
  const many = fc
    .array(zero, { minLength: 40, maxLength: 40 })
    .map((of) => (index: number) => of[index % of.length] ?? '0');
  return fc
    .oneof(one, many)
    .map((zeroAt) =>
      [...text]
        .map((character, index) => (/\d/.test(character) ? digitFrom(zeroAt(index), character) : character))
        .join(''),
    );
}

const separators = [
  '',
  '',
  '',
  '',
  ' ',
  '\u00a0',
  '\u202f',
  '-',
  '\u2010',
  '\u2011',
  '\u2013',
  '\u2212',
  '－',
  '.',
  '/',
  ' - ',
  '\u3000',
];
const marks = [
  '',
  '',
  '',
  '',
  '',
  '\u200e',
  '\u200f',
  '\u202a',
  '\u202c',
  '\u2066',
  '\u2069',
  '\u200b',
  '\ufeff',
  '\u00ad',
];

/** Separators and invisible marks anywhere between the digits, and marks around the whole text. */
export function withSeparators(text: string): fc.Arbitrary<string> {
  const between = fc.tuple(fc.constantFrom(...separators), fc.constantFrom(...marks));
  return fc
    .tuple(
      fc.array(between, { minLength: text.length, maxLength: text.length }),
      fc.constantFrom(...marks),
      fc.constantFrom('', '', ' ', '\n'),
    )
    .map(
      ([gaps, mark, end]) =>
        mark +
        [...text]
          .map((character, index) => character + (index < text.length - 1 ? (gaps[index] ?? []).join('') : ''))
          .join('') +
        mark +
        end,
    );
}

function digitFrom(zero: string, digit: string): string {
  return String.fromCodePoint((zero.codePointAt(0) ?? 0) + Number(digit));
}
