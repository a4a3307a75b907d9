import examples from 'libphonenumber-js/mobile/examples';
import { describe, expect, it } from 'vitest';
import { getCallingCode, getPhoneCountries } from '../../../src/core/e164.js';
import { formatNationalNumber, formatPhoneNumber } from '../../../src/core/format-number.js';
import { ReactPhoneNumberInputField } from '../../../src/primitives/react-phone-number-input/index.js';
import type { PhoneFieldProps } from '../../../src/primitives/PhoneField.js';
import { userEvent } from 'vitest/browser';
import { editCases, itFollowsEveryEdit } from '../../support/page/edit-cases.js';
import { itReadsEveryNumber } from '../../support/page/field-cases.js';
import { found, renderPhoneField, type Reported } from '../fields.js';

const fields = {
  'with its country select': ReactPhoneNumberInputField,
  'without a country select': (props: PhoneFieldProps) => (
    <ReactPhoneNumberInputField {...props} countrySelectComponent={null} />
  ),
  'with the basic caret': (props: PhoneFieldProps) => <ReactPhoneNumberInputField {...props} smartCaret={false} />,
};

describe.each(Object.entries(fields))('ReactPhoneNumberInputField %s', (_, Field) => {
  itReadsEveryNumber(async (country) => {
    const { input, reported } = await renderPhoneField({ defaultCountry: country }, (field) => field, Field);
    return {
      input,
      result: () => resultOf(reported),
    };
  });

  // Without a country select, no country can be chosen.
  const cases =
    Field === fields['without a country select']
      ? editCases.filter(({ steps }) => !steps.some((step) => 'choose_country' in step))
      : editCases;
  itFollowsEveryEdit(async ({ country, countries, mobileOnly }) => {
    const { input, reported, root } = await renderPhoneField(
      { defaultCountry: country, countries, mobileOnly },
      (field) => field,
      Field,
    );
    return {
      input,
      result: () => resultOf(reported),
      chooseCountry: (chosen) => userEvent.selectOptions(found(root(), 'select'), chosen),
    };
  }, cases);
});

describe('ReactPhoneNumberInputField', () => {
  it.each([
    ['national', formatNationalNumber],
    ['international', formatPhoneNumber],
  ])('reads the example number of every country in its %s form', async (form, write) => {
    const { input, reported, change, root } = await renderPhoneField(
      {},
      (field) => field,
      fields['without a country select'],
    );
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
