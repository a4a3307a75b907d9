import fc from 'fast-check';
import examples from 'libphonenumber-js/mobile/examples';
import { describe, expect, it } from 'vitest';
import { getCallingCode, getPhoneCountries, getTrunkPrefix, type CountryCode } from '../../src/core/e164.js';
import { toDialString } from '../../src/core/phone-characters.js';
import { emptyDraft } from '../../src/core/phone-draft.js';
import { editDraft } from '../../src/core/phone-draft-edit.js';
import { insertPhoneText } from '../../src/core/phone-insertion.js';
import { readPhoneText } from '../../src/core/phone-text.js';
import { formatNationalNumber, formatPhoneNumber } from '../../src/core/format-number.js';
import { anyMobileNumber, type MobileNumber } from './phone-arbitraries.js';

/** Text before a number that is no part of it: list numbers, dates, times, cells, words. */
const before = fc.constantFrom(
  '1. ',
  '2. ',
  '12. ',
  '2) ',
  '2.) ',
  '#3 ',
  '2: ',
  '(2) ',
  '1 - ',
  'No. 5: ',
  'Phone 2: ',
  'a) ',
  '1️⃣ ',
  '12.03.2024 ',
  '2024-03-12 ',
  '12/03/24 ',
  '14:05 ',
  '(14:05) ',
  '[12.03.24, 14:05] Max: ',
  '2\t',
  '12\n',
  '7;',
  'Max\t',
  'Room 5, ',
  '10115 Berlin, ',
  'Suite 400 | ',
  '2024 / ',
);
/** Text after a number: notes, hours, dates, times, cells. */
const behind = fc.constantFrom(
  ' (2)',
  '(2)',
  ' [2]',
  ' (9-17)',
  ' (Mo-Fr 9-17 Uhr)',
  ' (home)',
  ' 12:30',
  ' 9:00-17:00',
  ' 9.00-17.00',
  ' 9h30',
  ' 17h',
  ' 17 Uhr',
  ' 9am-5pm',
  ' 2x',
  ' 12.03.2024',
  ', 2024-03-12, 14:05',
  ' ¹',
  '*',
  '\t12',
  '\n12',
  ';12',
  ',12',
  ' | 12',
  ' • 12',
  '\t10115\tBerlin',
  ', NY 10001',
  ' / 12 Berlin',
  ' ask for 5',
  ' #2',
  ' ext. 5',
);
const forms = [
  formatPhoneNumber,
  formatNationalNumber,
  (e164: string) => e164,
  (e164: string) => toDialString(formatNationalNumber(e164)),
  (e164: string) => e164.slice(1),
];
const written = anyMobileNumber
  .chain((number) => fc.constantFrom(...forms).map((write) => ({ ...number, text: write(number.e164) })))
  // Some plans have numbers that are written like others, or are once they lose the plus: this test is not about those.
  .filter(({ e164, country, text }) => readPhoneText(text, { country }).e164 === e164);

describe('a pasted text', () => {
  it('is read as the number of one of its segments, or as no number', () => {
    fc.assert(
      fc.property(
        written,
        fc.option(before, { nil: '' }),
        fc.option(behind, { nil: '' }),
        ({ e164, country, text }, prefix, suffix) => {
          const pasted = prefix + text + suffix;
          expect([e164, null], `${pasted} in ${country}`).toContain(readPhoneText(pasted, { country }).e164);
          expect([e164, null], `${pasted} in ${country}, pasted`).toContain(valueOf('', pasted, country));
        },
      ),
      {
        numRuns: 4000,
        examples: [[{ e164: '+672381234', country: 'NF', text: '381234', national: '381234' }, '10115 Berlin, ', '']],
      },
    );
  });

  it('is no number if it contains two, and is the number that it contains twice', () => {
    const between = fc.constantFrom(', ', '; ', ' / ', ' or ', '\n', '\t', ' | ', ' oder Mobil: ', ' und ', '  ');
    const pair = written.chain((one) =>
      fc.tuple(
        fc.constant(one),
        written.map(({ e164 }) => e164),
        between,
      ),
    );
    fc.assert(
      fc.property(pair, ([one, other, gap]) => {
        const twice = readPhoneText(`${one.text}${gap}${formatPhoneNumber(one.e164)}`, { country: one.country });
        expect(twice.e164, `${one.text}${gap}${formatPhoneNumber(one.e164)}`).toBe(one.e164);
        if (other !== one.e164)
          expect(readPhoneText(`${one.text}${gap}${formatPhoneNumber(other)}`, { country: one.country }).e164).toBe(
            null,
          );
      }),
      { numRuns: 2000 },
    );
  });

  it('is read correctly as a column of floats or in scientific notation', () => {
    fc.assert(
      fc.property(
        anyMobileNumber,
        fc.boolean(),
        fc.constantFrom('.0', '.00', ',0', 'float', 'rounded'),
        ({ e164, country, national }, isInternational, how) => {
          const digits = (isInternational ? e164.slice(1) : national).replace(/^0+/, '');
          const right = readPhoneText(digits, { country }).e164;
          const exponent = `E${digits.length - 1}`;
          const significant = digits.slice(1).replace(/0+$/, '');
          const text =
            how === 'float'
              ? `${digits[0]}.${significant}${exponent}`
              : how === 'rounded'
                ? `${digits[0]}.${digits.slice(1, 6)}${exponent}`
                : digits + how;
          expect([right, null], text).toContain(readPhoneText(text, { country }).e164);
        },
      ),
      { numRuns: 3000 },
    );
  });
});

describe('an E.164 number whose plus was lost', () => {
  it.each([false, true])(
    'is the example number of each country if its country is selected, mobileOnly %s',
    (mobileOnly) => {
      const lost = getPhoneCountries().map((country) => ({
        country,
        digits: `${getCallingCode(country)}${examples[country]}`,
      }));
      expect(lost.map(({ country, digits }) => readPhoneText(digits, { country, mobileOnly }).e164)).toEqual(
        lost.map(({ digits }) => `+${digits}`),
      );
    },
  );

  it('is never read with a doubled calling code, or rejected as not a mobile number', () => {
    fc.assert(
      fc.property(anyMobileNumber, fc.boolean(), ({ e164, country }, mobileOnly) => {
        const own = readPhoneText(e164.slice(1), { country, mobileOnly });
        if (own.e164 !== e164 && own.hint === null) expect(own.e164, `${e164} in ${country}`).toBe(null);
        expect(own.hint, `${e164} in ${country}`).toBe(null);
        expect(own.problem).not.toBe('not_mobile');
        expect([e164, null]).toContain(readPhoneText(`+${getCallingCode(country)}${e164.slice(1)}`, { country }).e164);
      }),
      { numRuns: 3000 },
    );
  });
});

describe('a complete number that is pasted after the first digits of one', () => {
  const typeHalf = (number: MobileNumber, half: number) => {
    const code = getCallingCode(number.country);
    const national = toDialString(formatNationalNumber(number.e164));
    return [
      '0',
      '00',
      '+',
      `+${code}`,
      `00${code}`,
      code,
      getTrunkPrefix(number.country) ?? '',
      national.slice(0, half),
      number.e164.slice(0, 2 + half),
    ];
  };
  const edit = written.chain((number) =>
    fc.tuple(
      fc.constant(number),
      fc.nat(6).chain((half) => fc.constantFrom(...typeHalf(number, half))),
    ),
  );

  it('is read as that number or none, and the visible text reads the same', () => {
    fc.assert(
      fc.property(edit, ([{ e164, country, text }, start]) => {
        // Typed digits can combine with the pasted text: `+1` and ten digits, of which eleven are the number of another
        // country.
        const joined = readPhoneText(start + text, { country });
        const isJoined =
          joined.e164 === valueOf(start, text, country) &&
          !start.startsWith(text.slice(0, start.length)) &&
          isContinued(start, text, country);
        if (!isJoined)
          expect([e164, null], `${start} and ${text} in ${country}`).toContain(valueOf(start, text, country));
      }),
      { numRuns: 4000 },
    );
  });

  function isContinued(start: string, text: string, country: CountryCode) {
    return /^\+\d|^00\d/.test(start) && !/^[+0]/.test(text) && readPhoneText(start, { country }).problem !== 'empty';
  }
});

/** The content of a field after a text was pasted after another. */
function valueOf(start: string, pasted: string, country: CountryCode): string | null {
  const edit = {
    text: start + pasted,
    caret: start.length + pasted.length,
    selectionBefore: { start: start.length, end: start.length },
  };
  const piece = insertPhoneText(edit, pasted, false, { country });
  const draft = editDraft({ ...emptyDraft, text: start }, edit, { country });
  const e164 = readPhoneText(piece?.text ?? start, { country }).e164;
  expect(
    readPhoneText(draft?.content.text ?? start, { country: draft?.content.chosen ?? country }).e164,
    'the draft holds what the piece is',
  ).toBe(e164);
  return e164;
}
