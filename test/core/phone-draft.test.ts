import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatNationalNumber, formatPhoneNumber, phoneCountries, type CountryCode } from '../../src/core/e164.js';
import { chooseCountry, draftOf, editDraft, emptyDraft, settleDraft, type PhoneDraft } from '../../src/core/phone-draft.js';
import { dialledDigits } from '../../src/core/phone-characters.js';
import { readPhoneText } from '../../src/core/phone-text.js';
import type { Edited } from '../../src/core/text-edit.js';
import { anyCountry, anyMobileNumber, inAnyScript, separated } from './phone-arbitraries.js';

const at = (caret: number) => ({ start: caret, end: caret });

/** A field that a text is typed into, key by key. */
function typed(text: string, country: CountryCode, from: Edited<PhoneDraft> = { content: emptyDraft, caret: 0 }): Edited<PhoneDraft> {
  return [...text].reduce((now, key) => edited(now, now.caret, now.caret, key, country), from);
}

function edited({ content: draft, caret }: Edited<PhoneDraft>, start: number, end: number, inserted: string, country: CountryCode): Edited<PhoneDraft> {
  const text = draft.text.slice(0, start) + inserted + draft.text.slice(end);
  const edit = { text, caret: start + inserted.length, selectionBefore: inserted ? { start, end } : at(end) };
  return editDraft(draft, edit, { country: draft.chosen ?? country }) ?? { content: draft, caret };
}

function backspace(now: Edited<PhoneDraft>, country: CountryCode): Edited<PhoneDraft> {
  return now.caret === 0 ? now : edited(now, now.caret - 1, now.caret, '', country);
}

const valueOf = ({ content: draft }: Edited<PhoneDraft>, country: CountryCode) => readPhoneText(draft.text, { country: draft.chosen ?? country }).e164;

describe('editDraft', () => {
  it('takes a typed number as it takes a pasted one, whatever it is typed with', () => {
    const text = anyMobileNumber.chain((number) => inAnyScript(number.e164).chain(separated).map((written) => ({ ...number, written })));
    fc.assert(
      fc.property(text, anyCountry, ({ e164, written }, country) => {
        expect(valueOf(typed(written, country), country), written).toBe(e164);
        expect(valueOf(edited({ content: emptyDraft, caret: 0 }, 0, 0, written, country), country), written).toBe(e164);
      }),
      { numRuns: 500 },
    );
  });

  it('takes a number typed in its national form', () => {
    fc.assert(
      fc.property(anyMobileNumber, fc.boolean(), ({ e164, country }, isLaidOut) => {
        const national = formatNationalNumber(e164);
        expect(valueOf(typed(isLaidOut ? national : dialledDigits(national), country), country)).toBe(e164);
      }),
      { numRuns: 500 },
    );
  });

  it('keeps every digit and the caret where it is, with digits put in and taken out anywhere', () => {
    const step = fc.record({ place: fc.nat(30), key: fc.constantFrom(...'0123456789', 'Backspace', 'Delete') });
    fc.assert(
      fc.property(anyCountry, fc.constantFrom('', '+'), fc.array(step, { maxLength: 30 }), (country, plus, steps) => {
        let now = typed(plus, country);
        let expected = plus;
        for (const { place, key } of steps) {
          const places = [...now.content.text].flatMap((character, index) => (/[\d+]/.test(character) ? [index + 1] : []));
          const caret = places[place % (places.length || 1)] ?? 0;
          const digitsBefore = dialledDigits(now.content.text.slice(0, caret)).length;
          if (key === 'Backspace') {
            if (digitsBefore <= plus.length) continue; // the plus stays, or the country would change under the digits
            expected = expected.slice(0, digitsBefore - 1) + expected.slice(digitsBefore);
            now = backspace({ ...now, caret }, country);
          } else if (key === 'Delete') {
            if (caret === now.content.text.length || digitsBefore < plus.length) continue;
            expected = expected.slice(0, digitsBefore) + expected.slice(digitsBefore + 1);
            now = editDraft(now.content, { text: now.content.text.slice(0, caret) + now.content.text.slice(caret + 1), caret, selectionBefore: at(caret) }, { country }) ?? now;
          } else {
            expected = expected.slice(0, digitsBefore) + key + expected.slice(digitsBefore);
            now = edited(now, caret, caret, key, country);
            expect(dialledDigits(now.content.text.slice(0, now.caret)), now.content.text).toBe(expected.slice(0, digitsBefore + 1));
          }
          expect(dialledDigits(now.content.text), `${country} ${now.content.text}`).toBe(expected);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('deletes a digit with each Backspace, through brackets and spaces', () => {
    let now = typed('2015550123', 'US');
    const lengths = [];
    for (let presses = 0; presses < 10; presses += 1) {
      now = backspace(now, 'US');
      lengths.push(dialledDigits(now.content.text).length);
    }
    expect(lengths).toEqual([9, 8, 7, 6, 5, 4, 3, 2, 1, 0]);
  });

  it('leaves spaces and hyphens to a person who types them', () => {
    expect(typed('201.555 0123', 'US').content.text).toBe('201.555 0123');
    expect(typed('+44 (0)7400 123456', 'US').content).toMatchObject({ text: '+44 (0)7400 123456' });
  });

  it('takes no letter, but for an extension behind a whole number', () => {
    expect(typed('2a0b1', 'US').content.text).toBe('(201)');
    const extended = typed('2015550123 ext. 45', 'US');
    expect(extended.content.text).toBe('(201) 555-0123 ext. 45');
    expect(valueOf(extended, 'US')).toBe('+12015550123');
  });

  it('refuses a pasted text without a digit', () => {
    expect(edited(typed('2015', 'US'), 0, 7, 'hello', 'US').content.text).toBe('(201) 5');
  });

  it('takes a whole number that is pasted behind the beginning of one', () => {
    expect(edited(typed('+44', 'US'), 3, 3, '+44 7400 123456', 'US').content.text).toBe('+44 7400 123456');
  });

  it('keeps the country that a calling code had selected once its plus is taken away', () => {
    const number = typed('+447400123456', 'US');
    const bare = edited(number, 0, 1, '', 'US');
    expect(bare.content).toMatchObject({ chosen: 'GB' });
    expect(valueOf(bare, 'US')).toBe('+447400123456');
  });

  it('shows a number that is too long with all its digits', () => {
    expect(typed('20155501239999', 'US').content.text).toBe('20155501239999');
  });
});

describe('settleDraft', () => {
  it('lays a number out once the field is left, and changes none', () => {
    expect(settleDraft({ ...emptyDraft, text: '201.555 0123 x5' }, { country: 'US' }).text).toBe('(201) 555-0123');
    expect(settleDraft({ ...emptyDraft, text: '447400123456' }, { country: 'GB' }).text).toBe('07400 123456');
    expect(settleDraft({ ...emptyDraft, text: '201.555 012' }, { country: 'US' }).text).toBe('201.555 012');
  });
});

describe('chooseCountry', () => {
  it('reads the same national digits in the chosen country', () => {
    const chosen = chooseCountry({ ...emptyDraft, text: '07400 123456' }, 'GB', { country: 'US' });
    expect(valueOf({ content: chosen, caret: 0 }, 'US')).toBe('+447400123456');
  });

  it('puts the chosen calling code in place of the one that stands there', () => {
    expect(chooseCountry({ ...emptyDraft, text: '+44 7400 123456' }, 'FR', { country: 'US' }).text).toBe('+33 7400123456');
    expect(chooseCountry({ ...emptyDraft, text: '+44' }, 'FR', { country: 'US' }).text).toBe('+33');
  });
});

describe('draftOf', () => {
  it.each(phoneCountries())('shows a number of %s so that it reads back as itself', (country) => {
    fc.assert(
      fc.property(anyMobileNumber, ({ e164 }) => {
        const draft = draftOf(e164, { country });
        expect(valueOf({ content: draft, caret: 0 }, country)).toBe(e164);
      }),
      { numRuns: 5 },
    );
  });

  it('shows a number of a country that is not on offer with its calling code', () => {
    expect(draftOf('+447400123456', { country: 'US', countries: ['US'] })).toEqual({ ...emptyDraft, text: formatPhoneNumber('+447400123456') });
  });
});
