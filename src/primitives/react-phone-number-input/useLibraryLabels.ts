'use client';
import { useMemo } from 'react';
import type { Labels } from 'react-phone-number-input';
import { getCallingCode, getPhoneCountries, type CountryCode } from '../../core/e164.js';
import type { Optional } from '../../core/optional.js';
import type { PhoneFieldLabels } from '../../messages/types.js';
import { getCountryName } from '../country-search.js';

/**
 * The texts of the field: `messages.phoneField` of the kit, a file of `react-phone-number-input/locale`, or both
 * merged.
 */
export type ReactPhoneNumberInputFieldLabels = Optional<Omit<PhoneFieldLabels, 'country'>> &
  Optional<Omit<Labels, 'country'>> & { country?: string | PhoneFieldLabels['country'] | undefined };

/**
 * Returns the library's `labels`, with country names of the browser for those that are missing, and the accessible name
 * of its country select.
 */
export function useLibraryLabels(labels: ReactPhoneNumberInputFieldLabels, country: CountryCode, locale: string) {
  // Compared by content, because the library sorts its list again for a new object, and apps pass inline objects.
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
