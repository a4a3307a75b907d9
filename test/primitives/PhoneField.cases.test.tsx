import examples from 'libphonenumber-js/mobile/examples';
import { describe, expect, it } from 'vitest';
import { callingCodeOf, phoneCountries } from '../../src/core/e164.js';
import { formatNationalNumber, formatPhoneNumber } from '../../src/core/written-number.js';
import { itReadsEveryNumber } from '../support/page/field-cases.js';
import { renderPhoneField } from './fields.js';

describe('PhoneField', () => {
  itReadsEveryNumber(async (country) => {
    const { input, told } = await renderPhoneField({ defaultCountry: country });
    return {
      input,
      result: () => {
        expect(told.problem === null, 'there is a number, or a reason why not').toBe(told.value !== null);
        return told.value;
      },
    };
  });

  it.each([
    ['national', formatNationalNumber],
    ['international', formatPhoneNumber],
  ])('reads the example number of every country in its %s form', async (form, write) => {
    const { input, told, change, root } = await renderPhoneField();
    const read: Record<string, string | null> = {};
    const expected: Record<string, string> = {};
    for (const country of phoneCountries()) {
      const e164 = `+${callingCodeOf(country)}${examples[country]}`;
      await change({ key: country, defaultCountry: form === 'national' ? country : country === 'FR' ? 'US' : 'FR' });
      const field = root().querySelector('input') ?? input;
      field.focus();
      document.execCommand('insertText', false, write(e164));
      expected[country] = e164;
      read[country] = told.value;
    }
    expect(read).toEqual(expected);
  });
});
