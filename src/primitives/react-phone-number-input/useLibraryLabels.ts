'use client';
import { useMemo } from 'react';
import type { Labels } from 'react-phone-number-input';
import { getCallingCode, getPhoneCountries, type CountryCode } from '../../core/e164.js';
import type { PhoneFieldLabels } from '../../messages/types.js';
import { getCountryName } from '../country-search.js';

/**
 * The texts of the field: `messages.phoneField` of the kit, `react-phone-number-input/locale/<language>`, or both, one
 * spread over the other.
 */
export type ReactPhoneNumberInputFieldLabels = Partial<Omit<PhoneFieldLabels, 'country'>> &
  Omit<Labels, 'country'> & { country?: string | PhoneFieldLabels['country'] };

/**
 * The library's `labels`, the countries' names from the browser where the app has none, and the name of its country
 * select.
 */
export function useLibraryLabels(labels: ReactPhoneNumberInputFieldLabels, country: CountryCode, locale: string) {
  // By content: the library sorts its list again for another object, and an app may well write one in place.
  const own = JSON.stringify(Object.entries(labels).filter(([, text]) => typeof text === 'string'));
  const all = useMemo(() => {
    const names = getPhoneCountries().map((code) => [code, getCountryName(code, locale)]);
    return Object.fromEntries([...names, ...(JSON.parse(own) as [string, string][])]) as Labels;
  }, [own, locale]);
  const select =
    typeof labels.country === 'function'
      ? labels.country(all[country] ?? country, `+${getCallingCode(country)}`)
      : labels.country;
  return { all, select };
}
