import { getCountryOfNumber, type CountryCode } from '../../core/e164.js';
import { toDialString } from '../../core/phone-characters.js';
import { chooseCountry } from '../../core/phone-draft.js';
import { readPhoneText, type ReadPhoneTextOptions } from '../../core/phone-text.js';

/** A text, and the country that react-phone-number-input had selected when it showed it. */
export interface ShownText {
  text: string;
  country: CountryCode;
}

/** Returns what the library accepts as its value; any other makes it warn in the console. */
export function toLibraryValue(value: string | null): string | undefined {
  return value !== null && /^\+[1-9]\d*$/.test(value) ? value : undefined;
}

/** Returns the country that the library selects for its first value. */
export function initialCountry(
  value: string | null,
  defaultCountry: CountryCode,
  countries: readonly CountryCode[] | undefined,
): CountryCode {
  const own = value && getCountryOfNumber(value);
  return own && (!countries || countries.includes(own)) ? own : defaultCountry;
}

/**
 * Returns the digits of an international number behind the calling code of the country that is chosen now: the library
 * drops them. Returns null if there are none, or if the library has kept them.
 */
export function moveToCountry(
  before: ShownText,
  now: ShownText,
  limits: Omit<ReadPhoneTextOptions, 'country'>,
): string | null {
  const options = { ...limits, country: before.country };
  const { afterCallingCode } = readPhoneText(before.text, options);
  if (!afterCallingCode || before.country === now.country || toDialString(now.text).endsWith(afterCallingCode))
    return null;
  return toDialString(chooseCountry({ ...before, userFormatted: false }, now.country, options).text);
}
