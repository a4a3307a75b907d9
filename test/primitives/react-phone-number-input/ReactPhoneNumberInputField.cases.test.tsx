import { describe } from 'vitest';
import { ReactPhoneNumberInputField } from '../../../src/primitives/react-phone-number-input/index.js';
import type { PhoneFieldProps } from '../../../src/primitives/PhoneField.js';
import { userEvent } from 'vitest/browser';
import { editCases, itFollowsEveryEdit } from '../../support/page/edit-cases.js';
import { itReadsEveryNumber } from '../../support/page/field-cases.js';
import { itReadsEveryExampleNumber } from '../example-numbers.js';
import { found, renderPhoneField, resultOf } from '../fields.js';

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
  itReadsEveryExampleNumber(() => renderPhoneField({}, (field) => field, fields['without a country select']));
});
