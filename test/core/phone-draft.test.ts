import fc from 'fast-check';
import examples from 'libphonenumber-js/mobile/examples';
import { describe, expect, it } from 'vitest';
import { getCallingCode, getPhoneCountries } from '../../src/core/e164.js';
import { formatPhoneNumber } from '../../src/core/format-number.js';
import {
  chooseCountry,
  createDraft,
  emptyDraft,
  getDraftOptions,
  formatDraft,
  type PhoneDraft,
} from '../../src/core/phone-draft.js';
import { toDialString } from '../../src/core/phone-characters.js';
import { anyMobileNumber } from './phone-arbitraries.js';
import { applyEdit, typeText, valueOf } from './typed-draft.js';

describe('formatDraft', () => {
  it('formats a number without changing it', () => {
    expect(formatDraft({ ...emptyDraft, text: '201.555 0123 x5' }, { country: 'US' }).text).toBe('(201) 555-0123');
    expect(formatDraft({ ...emptyDraft, text: '447400123456' }, { country: 'GB' }).text).toBe('07400 123456');
    expect(formatDraft({ ...emptyDraft, text: '201.555 012' }, { country: 'US' }).text).toBe('201.555 012');
  });

  it('leaves a formatted draft, an invalid number and an extension unchanged', () => {
    const laidOut: PhoneDraft = { ...emptyDraft, text: '(201) 555-0123', userFormatted: true };
    expect(formatDraft(laidOut, { country: 'US' })).toBe(laidOut);
    expect(formatDraft({ ...laidOut, text: '201.555.0123' }, { country: 'US' })).toEqual({
      ...laidOut,
      userFormatted: false,
    });
  });
});

describe('chooseCountry', () => {
  it('reads the same national digits in the chosen country', () => {
    const chosen = chooseCountry({ ...emptyDraft, text: '07400 123456' }, 'GB', { country: 'US' });
    expect(valueOf({ content: chosen, caret: 0 }, 'US')).toBe('+447400123456');
  });

  it('replaces the calling code', () => {
    expect(chooseCountry({ ...emptyDraft, text: '+44 7400 123456' }, 'FR', { country: 'US' }).text).toBe(
      '+33 7400123456',
    );
    expect(chooseCountry({ ...emptyDraft, text: '+44' }, 'FR', { country: 'US' }).text).toBe('+33');
    expect(chooseCountry({ text: '+44-7400', country: 'US', userFormatted: true }, 'FR', { country: 'US' })).toEqual({
      text: '+33 7 40 0',
      country: 'FR',
      chosen: 'FR',
      userFormatted: false,
    });
  });

  it.each(['+', '+4', '+44', '00', '004', '0044', '+1', '001'])('replaces an incomplete calling code: %s', (begun) => {
    for (const country of ['US', 'DE', 'GB'] as const) {
      const chosen = chooseCountry(typeText(begun, country).content, 'FR', { country });
      expect(chosen.text).toBe('+33');
      expect(valueOf(typeText('612345678', country, { content: chosen, caret: 3 }), country)).toBe('+33612345678');
      expect(valueOf(typeText('0612345678', country, { content: chosen, caret: 3 }), country)).toBe('+33612345678');
    }
  });

  it('keeps the digits after a calling code', () => {
    expect(toDialString(chooseCountry(typeText('+1 2', 'US').content, 'FR', { country: 'US' }).text)).toBe('+332');
    expect(toDialString(chooseCountry(typeText('00447400', 'GB').content, 'FR', { country: 'GB' }).text)).toBe(
      '+337400',
    );
    expect(toDialString(chooseCountry(typeText('+0612345678', 'US').content, 'FR', { country: 'US' }).text)).toBe(
      '+330612345678',
    );
  });

  it('keeps the chosen country when the text is cleared or replaced', () => {
    const chosen = typeText('612345678', 'US', {
      content: chooseCountry(emptyDraft, 'FR', { country: 'US' }),
      caret: 0,
    });
    expect(valueOf(chosen, 'US')).toBe('+33612345678');
    const cleared = applyEdit(chosen, 0, chosen.content.text.length, '', 'US');
    expect(cleared.content).toEqual({ ...emptyDraft, country: 'FR', chosen: 'FR' });
    expect(valueOf(typeText('612345678', 'US', cleared), 'US')).toBe('+33612345678');
    expect(applyEdit(chosen, 0, chosen.content.text.length, '0', 'US').content.country).toBe('FR');
  });

  it('falls back to the default country if it is no longer accepted and the field is empty', () => {
    const chosen = chooseCountry(emptyDraft, 'FR', { country: 'US' });
    expect(getDraftOptions(chosen, { country: 'US', countries: ['US', 'GB'] }).country).toBe('US');
    expect(getDraftOptions({ ...chosen, text: '6' }, { country: 'US', countries: ['US', 'GB'] }).country).toBe('FR');
  });

  it('keeps the user’s formatting of a national number', () => {
    const own: PhoneDraft = { text: '0-7400', country: 'US', userFormatted: true };
    expect(chooseCountry(own, 'GB', { country: 'US' })).toEqual({ ...own, country: 'GB', chosen: 'GB' });
  });
});

describe('createDraft', () => {
  it.each(getPhoneCountries())('formats a number of %s so that it reads back as the same number', (country) => {
    fc.assert(
      fc.property(anyMobileNumber, ({ e164 }) => {
        const draft = createDraft(e164, { country });
        expect(valueOf({ content: draft, caret: 0 }, country)).toBe(e164);
      }),
      { numRuns: 5 },
    );
  });

  it('formats numbers of the default country and of others nationally', () => {
    expect(createDraft('+447400123456', { country: 'GB' })).toEqual({
      text: '07400 123456',
      country: 'GB',
      userFormatted: false,
    });
    expect(createDraft('+447400123456', { country: 'US' })).toEqual({
      text: '07400 123456',
      country: 'GB',
      userFormatted: false,
    });
    expect(createDraft('+870773111632', { country: 'US' })).toEqual({
      ...emptyDraft,
      country: 'US',
      text: '+870 773 111 632',
    });
  });

  it.each(['MF', 'BL', 'IM', 'AX', 'SJ', 'VA'] as const)(
    'keeps %s selected, which shares its plan with a bigger neighbour, if it is the only country',
    (country) => {
      const e164 = `+${getCallingCode(country)}${examples[country]}`;
      expect(createDraft(e164, { country, countries: [country] })).toMatchObject({ country });
    },
  );

  it('returns an empty draft for null', () => {
    for (const value of [null, ''])
      expect(createDraft(value, { country: 'US' })).toEqual({ text: '', country: null, userFormatted: false });
  });

  it('formats a number of a country that is not accepted with its calling code', () => {
    expect(createDraft('+447400123456', { country: 'US', countries: ['US'] })).toEqual({
      ...emptyDraft,
      country: 'US',
      text: formatPhoneNumber('+447400123456'),
    });
  });
});
