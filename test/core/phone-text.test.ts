import examples from 'libphonenumber-js/mobile/examples';
import { describe, expect, it } from 'vitest';
import cases from '../cases/phone.json' with { type: 'json' };
import { callingCodeOf, isPhoneCountry, phoneCountries } from '../../src/core/e164.js';
import { readPhoneText } from '../../src/core/phone-text.js';

describe('readPhoneText', () => {
  it.each(cases)('reads $input in $country as $e164', ({ country, input, e164, country_after }) => {
    if (!isPhoneCountry(country)) throw new Error(country);
    const reading = readPhoneText(input, { country });
    expect(reading.e164).toBe(e164);
    if (country_after) expect(reading.country ?? country).toBe(country_after);
  });

  it.each(phoneCountries())('reads the mobile example number of %s in its own form and across borders', (country) => {
    const e164 = `+${callingCodeOf(country)}${examples[country]}`;
    expect(readPhoneText(examples[country], { country })).toMatchObject({ e164, hint: null });
    const national = readPhoneText(e164, { country }).text;
    expect(readPhoneText(national ?? '', { country: country === 'FR' ? 'US' : 'FR' }).e164).toBe(e164);
  });
});
