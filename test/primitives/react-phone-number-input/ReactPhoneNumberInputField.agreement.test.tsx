import { cleanup } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { ReactPhoneNumberInputField } from '../../../src/primitives/react-phone-number-input/index.js';
import type { PhoneFieldProps } from '../../../src/primitives/PhoneField.js';
import { itAgreesAtEveryMoment, renderInForm, nextTask, speak, type ChooseCountry } from '../agreement.js';
import { found } from '../fields.js';

const WithoutSelect = (props: PhoneFieldProps) => (
  <ReactPhoneNumberInputField {...props} countrySelectComponent={null} />
);

/** Like a user: sets the value first, then fires the event that React listens for. */
const chooseCountry: ChooseCountry = (container, country) => {
  const select = found<HTMLSelectElement>(container, 'select');
  if (!select.querySelector(`[value=${country}]`)) return;
  select.value = country;
  select.dispatchEvent(new Event('change', { bubbles: true }));
};

describe('ReactPhoneNumberInputField with its country select', () => {
  itAgreesAtEveryMoment(ReactPhoneNumberInputField, chooseCountry);
});

describe('ReactPhoneNumberInputField without a country select', () => {
  itAgreesAtEveryMoment(WithoutSelect, () => {});
});

describe('ReactPhoneNumberInputField', () => {
  it.each([0, 100])('keeps the country of a text if the language changes %s ms after the limits', async (wait) => {
    for (const Field of [ReactPhoneNumberInputField, WithoutSelect]) {
      speak('en-US');
      const field = await renderInForm(Field);
      await field.limit({ countries: ['US', 'DE', 'CA'] });
      field.input.focus();
      document.execCommand('insertText', false, '07400123456');
      await nextTask();
      expect(field.reported.value).toBeNull();
      speak('de-DE');
      await new Promise((resolve) => setTimeout(resolve, wait));
      expect([field.input.value, field.reported.value]).toEqual(['07400123456', null]);
      cleanup();
    }
  });

  it('calls onChange when a number is no longer accepted, and when it is again', async () => {
    const field = await renderInForm(ReactPhoneNumberInputField);
    const offered = () => found<HTMLSelectElement>(field.container, 'select').options.length;
    const all = offered();
    await field.give('+447400123456');
    await expect.poll(() => field.input.value).toBe('+44 7400 123456');
    await field.limit({ countries: ['US', 'FR'] });
    await expect
      .poll(() => [field.input.value, field.reported.value, field.reported.problem])
      .toEqual(['+44 7400 123456', null, 'unsupported_country']);
    expect(offered()).toBe(2);
    await field.limit({ countries: undefined });
    await expect
      .poll(() => [field.input.value, field.reported.value, field.reported.problem])
      .toEqual(['+44 7400 123456', '+447400123456', null]);
    expect(offered()).toBe(all);
  });
});
