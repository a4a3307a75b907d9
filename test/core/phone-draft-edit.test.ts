import fc from 'fast-check';
import examples from 'libphonenumber-js/mobile/examples';
import { describe, expect, it } from 'vitest';
import { getCallingCode, getPhoneCountries } from '../../src/core/e164.js';
import { formatNationalNumber } from '../../src/core/format-number.js';
import { createDraft, emptyDraft, type PhoneDraft } from '../../src/core/phone-draft.js';
import { editDraft } from '../../src/core/phone-draft-edit.js';
import { toDialString } from '../../src/core/phone-characters.js';
import { readPhoneText } from '../../src/core/phone-text.js';
import { anyCountry, anyMobileNumber, inAnyScript, withSeparators } from './phone-arbitraries.js';
import { applyEdit, at, backspace, typeText, valueOf } from './typed-draft.js';

describe('editDraft', () => {
  it('reads a typed number like a pasted one, whatever its separators', () => {
    const text = anyMobileNumber.chain((number) =>
      inAnyScript(number.e164)
        .chain(withSeparators)
        .map((written) => ({ ...number, written })),
    );
    fc.assert(
      fc.property(text, anyCountry, ({ e164, written }, country) => {
        expect(valueOf(typeText(written, country), country), written).toBe(e164);
        expect(valueOf(applyEdit({ content: emptyDraft, caret: 0 }, 0, 0, written, country), country), written).toBe(
          e164,
        );
      }),
      { numRuns: 500 },
    );
  });

  it('accepts a number in its national format', () => {
    fc.assert(
      fc.property(anyMobileNumber, fc.boolean(), ({ e164, country }, isLaidOut) => {
        const national = formatNationalNumber(e164);
        expect(valueOf(typeText(isLaidOut ? national : toDialString(national), country), country)).toBe(e164);
      }),
      { numRuns: 500 },
    );
  });

  it('keeps all digits and the caret when digits are inserted and deleted anywhere', () => {
    const step = fc.record({ place: fc.nat(30), key: fc.constantFrom(...'0123456789', 'Backspace', 'Delete') });
    fc.assert(
      fc.property(anyCountry, fc.constantFrom('', '+'), fc.array(step, { maxLength: 30 }), (country, plus, steps) => {
        let now = typeText(plus, country);
        let expected = plus;
        for (const { place, key } of steps) {
          const places = [...now.content.text].flatMap((character, index) =>
            /[\d+]/.test(character) ? [index + 1] : [],
          );
          const caret = places[place % (places.length || 1)] ?? 0;
          const digitsBefore = toDialString(now.content.text.slice(0, caret)).length;
          if (key === 'Backspace') {
            if (digitsBefore <= plus.length) continue; // the plus stays, or the digits would belong to another country
            expected = expected.slice(0, digitsBefore - 1) + expected.slice(digitsBefore);
            now = backspace({ ...now, caret }, country);
          } else if (key === 'Delete') {
            if (caret === now.content.text.length || digitsBefore < plus.length) continue;
            expected = expected.slice(0, digitsBefore) + expected.slice(digitsBefore + 1);
            now =
              editDraft(
                now.content,
                {
                  text: now.content.text.slice(0, caret) + now.content.text.slice(caret + 1),
                  caret,
                  selectionBefore: at(caret),
                },
                { country },
              ) ?? now;
          } else {
            expected = expected.slice(0, digitsBefore) + key + expected.slice(digitsBefore);
            now = applyEdit(now, caret, caret, key, country);
            expect(toDialString(now.content.text.slice(0, now.caret)), now.content.text).toBe(
              expected.slice(0, digitsBefore + 1),
            );
          }
          expect(toDialString(now.content.text), `${country} ${now.content.text}`).toBe(expected);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('deletes a digit with each Backspace, through brackets and spaces', () => {
    let now = typeText('2015550123', 'US');
    const lengths = [];
    for (let presses = 0; presses < 10; presses += 1) {
      now = backspace(now, 'US');
      lengths.push(toDialString(now.content.text).length);
    }
    expect(lengths).toEqual([9, 8, 7, 6, 5, 4, 3, 2, 1, 0]);
  });

  it('keeps the separators that a user types', () => {
    expect(typeText('201.555 0123', 'US').content.text).toBe('201.555 0123');
    expect(typeText('+44 (0)7400 123456', 'US').content).toMatchObject({ text: '+44 (0)7400 123456' });
  });

  it('accepts letters only for an extension after a complete number', () => {
    expect(typeText('2a0b1', 'US').content.text).toBe('(201)');
    const extended = typeText('2015550123 ext. 45', 'US');
    expect(extended.content.text).toBe('(201) 555-0123 ext. 45');
    expect(valueOf(extended, 'US')).toBe('+12015550123');
  });

  it('rejects a pasted text without a digit', () => {
    expect(applyEdit(typeText('2015', 'US'), 0, 7, 'hello', 'US').content.text).toBe('(201) 5');
  });

  it('accepts a complete number that is pasted after the first digits of one', () => {
    expect(applyEdit(typeText('+44', 'US'), 3, 3, '+44 7400 123456', 'US').content.text).toBe('+44 7400 123456');
  });

  it('keeps the country of a calling code when its plus is deleted', () => {
    const number = typeText('+447400123456', 'US');
    const bare = applyEdit(number, 0, 1, '', 'US');
    expect(bare.content).toMatchObject({ country: 'GB' });
    expect(valueOf(bare, 'US')).toBe('+447400123456');
  });

  it('formats a complete number nationally, however it was typed', () => {
    const wholes = getPhoneCountries()
      .map((country) => ({ country, text: formatNationalNumber(`+${getCallingCode(country)}${examples[country]}`) }))
      .filter(({ country, text }) => readPhoneText(text, { country }).text === text);
    expect(wholes.map(({ country, text }) => typeText(toDialString(text), country).content.text)).toEqual(
      wholes.map(({ text }) => text),
    );
  });

  it('never exceeds the maximum length of a phone number text', () => {
    const long = (length: number): PhoneDraft => ({ ...emptyDraft, text: '2'.repeat(length) });
    expect(applyEdit({ content: long(249), caret: 249 }, 249, 249, '3', 'US').content.text).toHaveLength(250);
    expect(applyEdit({ content: long(250), caret: 250 }, 250, 250, '3', 'US').content.text).toBe(long(250).text);
  });

  it('resets to an empty draft when the last digit is deleted', () => {
    const spaced = typeText('2 ', 'US');
    expect(spaced.content).toEqual({ text: '2 ', country: 'US', userFormatted: true });
    expect(applyEdit(spaced, 0, 1, '', 'US')).toEqual({ content: emptyDraft, caret: 0 });
  });

  it('formats the digits again when the user’s separators are deleted', () => {
    const spaced = typeText('201 5', 'US');
    expect(spaced.content).toEqual({ text: '201 5', country: 'US', userFormatted: true });
    expect(applyEdit(spaced, 3, 4, '', 'US').content).toEqual({ text: '(201) 5', country: 'US', userFormatted: false });
    expect(typeText('5', 'US', spaced).content).toEqual({ text: '201 55', country: 'US', userFormatted: true });
  });

  it('deletes a separator of the user without a digit', () => {
    expect(backspace(typeText('201 ', 'US'), 'US')).toEqual({
      content: { text: '(201)', country: 'US', userFormatted: false },
      caret: 5,
    });
  });

  it('inserts a typed separator at the caret and drops the automatic ones', () => {
    const number = typeText('2015', 'US').content;
    expect(applyEdit({ content: number, caret: 3 }, 3, 3, '-', 'US')).toEqual({
      content: { text: '20-15', country: 'US', userFormatted: true },
      caret: 3,
    });
  });

  it('keeps the formatting of a pasted part of a number', () => {
    const empty = { content: emptyDraft, caret: 0 };
    expect(applyEdit(empty, 0, 0, '2015', 'US')).toEqual({
      content: { text: '(201) 5', country: 'US', userFormatted: false },
      caret: 7,
    });
    expect(applyEdit(empty, 0, 0, '201.55', 'US')).toEqual({
      content: { text: '201.55', country: 'US', userFormatted: true },
      caret: 6,
    });
    expect(applyEdit(empty, 0, 0, '+447', 'US').content.text).toBe('+44 7');
  });

  it('formats a number again after digits were pasted into it', () => {
    expect(applyEdit(typeText('2019', 'US'), 4, 4, '55', 'US')).toEqual({
      content: { text: '(201) 559', country: 'US', userFormatted: false },
      caret: 8,
    });
    expect(applyEdit(typeText('201 9', 'US'), 4, 4, '55', 'US').content).toEqual({
      text: '201 559',
      country: 'US',
      userFormatted: true,
    });
  });

  it('keeps the caret after a pasted part, and moves it to the end after another number', () => {
    const part = typeText('20155501', 'US');
    expect(applyEdit(part, 4, 4, '23', 'US')).toEqual({
      content: { text: '(201) 235-5501', country: 'US', userFormatted: false },
      caret: 8,
    });
    expect(applyEdit({ content: emptyDraft, caret: 0 }, 0, 0, '7400123456', 'GB').caret).toBe('07400 123456'.length);
    expect(applyEdit(typeText('+44', 'US'), 3, 3, '+44 7400 123456', 'US').caret).toBe('+44 7400 123456'.length);
  });

  it.each(['612345678', '6', '0612345678', '+34 612 345 678'])(
    'reads what replaces the whole text as if the field had been cleared first: %s',
    (text) => {
      for (const value of ['+33612345678', '+12015550123', '+34699999999']) {
        const { text: before } = createDraft(value, { country: 'ES' });
        const number = { content: createDraft(value, { country: 'ES' }), caret: before.length };
        const empty = { content: emptyDraft, caret: 0 };
        expect(applyEdit(number, 0, before.length, text, 'ES')).toEqual(applyEdit(empty, 0, 0, text, 'ES'));
      }
    },
  );

  it('keeps the country while some text is left', () => {
    const number = { content: createDraft('+33612345678', { country: 'ES' }), caret: 0 };
    expect(applyEdit(number, 1, 2, '7', 'ES').content).toMatchObject({ text: '07 12 34 56 78', country: 'FR' });
  });

  it('reads a text in its own country after the default country changed', () => {
    const half = typeText('0151123', 'DE');
    expect(valueOf(typeText('45678', 'US', half), 'US')).toBe('+4915112345678');
    expect(valueOf(half, 'US')).toBe(valueOf(half, 'DE'));
  });

  it('drops words that are pasted between digits', () => {
    const number = typeText('2015', 'US');
    expect(applyEdit(number, 3, 3, 'hello', 'US').content).toEqual(number.content);
  });

  it('rejects characters that are not part of a phone number', () => {
    expect(typeText('2?0$1', 'US').content.text).toBe('(201)');
  });

  it('keeps the default country while only digits or a plus are typed', () => {
    expect(typeText('2423571234', 'US').content.country).toBe('US');
    expect(typeText('+447400123456', 'US').content.country).toBe('US');
    expect(applyEdit(typeText('+44', 'US'), 0, 3, '', 'US').content).toEqual(emptyDraft);
  });

  it('deletes the digit before or after an automatic separator', () => {
    const number = typeText('12015550123', 'US').content;
    expect(number.text).toBe('1 (201) 555-0123');
    const without = (start: number, to: number) =>
      editDraft(
        number,
        { text: number.text.slice(0, start) + number.text.slice(start + 1), caret: start, selectionBefore: at(to) },
        { country: 'US' },
      );
    expect(without(1, 2)).toMatchObject({ content: { text: '(201) 555-0123' }, caret: 0 });
    expect(without(7, 7)?.content.text).toBe('1 (201) 550-123');
    expect(without(11, 12)?.content.text).toBe('1 (201) 550-123');
  });

  it('deletes no further digit at the start, for a selected separator, or without a deletion', () => {
    const number = typeText('2015', 'US').content;
    expect(number.text).toBe('(201) 5');
    expect(
      editDraft(number, { text: '201) 5', caret: 0, selectionBefore: at(1) }, { country: 'US' })?.content.text,
    ).toBe('(201) 5');
    expect(
      editDraft(number, { text: '(201)5', caret: 5, selectionBefore: { start: 5, end: 6 } }, { country: 'US' })?.content
        .text,
    ).toBe('(201) 5');
    expect(
      editDraft(number, { text: '(201) 5', caret: 6, selectionBefore: at(6) }, { country: 'US' })?.content.text,
    ).toBe('(201) 5');
  });

  it('puts the caret after the closing bracket of a group', () => {
    expect(typeText('201', 'US')).toEqual({
      content: { text: '(201)', country: 'US', userFormatted: false },
      caret: 5,
    });
  });

  it('keeps all digits of a number that is too long', () => {
    expect(typeText('20155501239999', 'US').content.text).toBe('20155501239999');
  });
});
