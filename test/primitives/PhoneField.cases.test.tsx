import { describe } from 'vitest';
import { userEvent } from 'vitest/browser';
import { itFollowsEveryEdit } from '../support/page/edit-cases.js';
import { itReadsEveryNumber } from '../support/page/field-cases.js';
import { itReadsEveryExampleNumber } from './example-numbers.js';
import { found, renderPhoneField, resultOf } from './fields.js';

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

  itReadsEveryExampleNumber(() => renderPhoneField());
});
