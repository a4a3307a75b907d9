import examples from 'libphonenumber-js/mobile/examples';
import { describe, expect, it } from 'vitest';
import { getCallingCode, getPhoneCountries } from '../../src/core/e164.js';
import { formatNationalNumber, formatPhoneNumber } from '../../src/core/format-number.js';
import { userEvent } from 'vitest/browser';
import { itFollowsEveryEdit } from '../support/page/edit-cases.js';
import { itReadsEveryNumber } from '../support/page/field-cases.js';
import { found, renderPhoneField, type Reported } from './fields.js';

describe('PhoneField', () => {
  itReadsEveryNumber(async (country) => {
    const { input, reported } = await renderPhoneField({ defaultCountry: country });
    return { input, result: () => resultOf(reported) };
  });

  itFollowsEveryEdit(async ({ country, countries, mobileOnly }) => {
    const { input, reported, root } = await renderPhoneField({ defaultCountry: country, countries, mobileOnly });
    return {
      input,
      result: () => resultOf(reported),
      chooseCountry: async (chosen) => {
        await userEvent.click(found(root(), '[data-part=country-button]'));
        await userEvent.keyboard(`${chosen}{Enter}`);
      },
    };
  });

  it.each([
    ['national', formatNationalNumber],
    ['international', formatPhoneNumber],
  ])('reads the example number of every country in its %s form', async (form, write) => {
    const { input, reported, change, root } = await renderPhoneField();
    const read: Record<string, string | null> = {};
    const expected: Record<string, string> = {};
    for (const country of getPhoneCountries()) {
      const e164 = `+${getCallingCode(country)}${examples[country]}`;
      await change({ key: country, defaultCountry: form === 'national' ? country : country === 'FR' ? 'US' : 'FR' });
      const field = root().querySelector('input') ?? input;
      field.focus();
      document.execCommand('insertText', false, write(e164));
      expected[country] = e164;
      read[country] = reported.value;
    }
    expect(read).toEqual(expected);
  });
});

function resultOf({ value, problem }: Reported): string | null {
  expect(problem === null, 'there is a number, or a reason why not').toBe(value !== null);
  return value;
}
