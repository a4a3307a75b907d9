'use client';
import type { FlagProps } from 'react-phone-number-input';
import { CountryFlag, type FlagStyle } from '../CountryFlag.js';

/**
 * The library requests a picture from another host if `flags` has none for a country; these draw it as `PhoneField`
 * does.
 */
export const localFlags = { emoji: localFlag('emoji'), pictures: localFlag('pictures'), none: localFlag('none') };

function localFlag(style: FlagStyle) {
  return function LocalFlag({ country, countryName, flags }: FlagProps) {
    return flags?.[country]?.({ title: countryName }) ?? <CountryFlag country={country} flags={style} />;
  };
}
