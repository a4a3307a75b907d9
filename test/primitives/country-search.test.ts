import { describe, expect, it } from 'vitest';
import { getPhoneCountries } from '../../src/core/e164.js';
import { getCountryOptions, searchCountries } from '../../src/primitives/country-search.js';

describe('searchCountries', () => {
  it.each([
    ['usa', 'en', 'US'],
    ['United St', 'en', 'US'],
    ['deutschland', 'en', 'DE'],
    ['germany', 'ar', 'DE'],
    ['ألمانيا', 'ar', 'DE'],
    ['المانيا', 'ar', 'DE'],
    ['+49', 'en', 'DE'],
    ['49', 'en', 'DE'],
    ['٤٩', 'ar', 'DE'],
    ['+1 242', 'en', 'BS'],
    ['＋４９', 'en', 'DE'],
    ['cote', 'en', 'CI'],
    ["cote d'ivoire", 'en', 'CI'],
    ['ivory coast', 'fr', 'CI'],
    ['de', 'en', 'DE'],
    ['uk', 'en', 'GB'],
    ['uae', 'en', 'AE'],
    ['日本', 'en', 'JP'],
    ['中国', 'en', 'CN'],
    ['россия', 'en', 'RU'],
    ['espana', 'en', 'ES'],
    ['turkey', 'en', 'TR'],
    ['türkiye', 'en', 'TR'],
    ['holland', 'en', 'NL'],
    ['st lucia', 'en', 'LC'],
    ['saint lucia', 'en', 'LC'],
    ['guinea bissau', 'en', 'GW'],
    ['bosnia and', 'en', 'BA'],
    ['osterreich', 'en', 'AT'],
    ['curacao', 'en', 'CW'],
    ['Polska', 'de', 'PL'],
    ['faroe', 'da', 'FO'],
    ['xk', 'en', 'XK'],
    ['Ísland', 'en', 'IS'],
    ['  GERMANY ', 'en', 'DE'],
    ['pays bas', 'fr', 'NL'],
    ['korea', 'en', 'KR'],
    ['england', 'de', 'GB'],
  ])('finds %s in %s: %s', (query, locale, country) => {
    expect(searchCountries(getCountryOptions(locale), query)[0]?.country).toBe(country);
  });

  it.each(getPhoneCountries())('finds %s by its code and by its calling code', (country) => {
    const options = getCountryOptions('en');
    const option = options.find((each) => each.country === country);
    expect(searchCountries(options, country.toLowerCase())[0]).toBe(option);
    expect(searchCountries(options, `+${option?.callingCode}`)).toContain(option);
    expect(searchCountries(options, option?.name ?? '')[0]).toBe(option);
  });

  it('finds every country for an empty search, and none for nonsense', () => {
    const options = getCountryOptions('en');
    expect(searchCountries(options, '')).toEqual(options);
    expect(searchCountries(options, ' + ')).toEqual(options);
    expect(searchCountries(options, 'xyzzy')).toEqual([]);
    expect(searchCountries(options, '!!!')).toEqual(options);
  });

  it('falls back to country codes for an invalid language', () => {
    expect(getCountryOptions('no language at all', ['US'])).toEqual([
      { country: 'US', name: 'US', callingCode: '1', isPreferred: false },
    ]);
  });
});
