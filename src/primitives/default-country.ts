import { isPhoneCountry, type CountryCode } from '../core/e164.js';

export interface DefaultCountryOptions {
  defaultCountry?: CountryCode | undefined;
  countries?: readonly CountryCode[] | undefined;
  preferredCountries?: readonly CountryCode[] | undefined;
  /** The browser's language; its likely region is used if no default is given. */
  language: string | null;
}

/**
 * Returns the country that a field starts with: the given default, else the browser's region, else the first one
 * offered.
 */
export function getDefaultCountry({
  defaultCountry,
  countries,
  preferredCountries,
  language,
}: DefaultCountryOptions): CountryCode {
  const isOffered = (country: string | undefined): country is CountryCode =>
    isPhoneCountry(country) && (!countries || countries.includes(country));
  if (isOffered(defaultCountry)) return defaultCountry;
  return [getRegion(language), preferredCountries?.[0], countries?.[0]].find(isOffered) ?? 'US';
}

function getRegion(language: string | null): string | undefined {
  try {
    return language ? new Intl.Locale(language).maximize().region : undefined;
  } catch {
    return undefined; // navigator.language can be any text, and Intl throws unless it is a language tag
  }
}
