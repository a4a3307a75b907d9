import examples from 'libphonenumber-js/mobile/examples';
import { expect, it } from 'vitest';
import { getCallingCode, getPhoneCountries } from '../../src/core/e164.js';
import { formatNationalNumber, formatPhoneNumber } from '../../src/core/format-number.js';
import type { renderPhoneField } from './fields.js';

/** Enters the example number of every country into the field that `render` mounts. */
export function itReadsEveryExampleNumber(render: () => ReturnType<typeof renderPhoneField>): void {
  it.each([
    ['national', formatNationalNumber],
    ['international', formatPhoneNumber],
  ])('reads the example number of every country in its %s form', async (form, write) => {
    const { input, reported, change, root } = await render();
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
}
