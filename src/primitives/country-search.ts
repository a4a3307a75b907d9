import { getCallingCode, getPhoneCountries, type CountryCode } from '../core/e164.js';
import { toAscii } from '../core/digits.js';
import { readPhoneText } from '../core/phone-text.js';

export interface CountryOption {
  country: CountryCode;
  name: string;
  callingCode: string;
  isPreferred: boolean;
}

/** Returns the name of a country in a language, from `Intl.DisplayNames`. */
export function getCountryName(country: CountryCode, locale: string): string {
  return getDisplayNames(locale)?.of(country) ?? country;
}

/** Returns the options of the list: the preferred countries in their given order, then the others by name. */
export function getCountryOptions(
  locale: string,
  countries = getPhoneCountries(),
  preferred: readonly CountryCode[] = [],
): CountryOption[] {
  const first = preferred.filter((country) => countries.includes(country));
  const { compare } = new Intl.Collator(getDisplayNames(locale)?.resolvedOptions().locale);
  const option = (country: CountryCode): CountryOption => ({
    country,
    name: getCountryName(country, locale),
    callingCode: getCallingCode(country),
    isPreferred: first.includes(country),
  });
  const others = countries.filter((country) => !first.includes(country)).map(option);
  return [...first.map(option), ...others.sort((one, other) => compare(one.name, other.name))];
}

/** Returns the options that match by name, English name, native name, ISO code or calling code, best matches first. */
export function searchCountries(options: readonly CountryOption[], query: string): readonly CountryOption[] {
  const ascii = toAscii(query);
  if (/^\s*\+?[\d\s]*$/.test(ascii)) return searchCallingCodes(options, ascii.replace(/\D/g, ''));
  const wanted = fold(query);
  const ranked = options.map((option) => ({ option, rank: rankOption(option, wanted) }));
  return ranked
    .filter(({ rank }) => rank > 0)
    .sort((one, other) => other.rank - one.rank)
    .map(({ option }) => option);
}

/** Matches a calling code, its first digits, or a calling code with an area code: `+1 242` is the Bahamas. */
function searchCallingCodes(options: readonly CountryOption[], digits: string): readonly CountryOption[] {
  const { country } = readPhoneText(`+${digits}`, { country: 'US' });
  const found = options.filter((option) => option.callingCode.startsWith(digits));
  return found.length > 0 ? found : options.filter((option) => option.country === country);
}

function rankOption({ country, name }: CountryOption, wanted: string): number {
  if (country.toLowerCase() === wanted) return 5;
  const names = getSearchNames(country, name);
  if (names.includes(wanted)) return 4;
  if (names.some((candidate) => candidate.startsWith(wanted))) return 3;
  if (names.some((candidate) => candidate.includes(` ${wanted}`))) return 2;
  return names.some((candidate) => candidate.length > 3 && wanted.length > 2 && candidate.includes(wanted)) ? 1 : 0;
}

function getSearchNames(country: CountryCode, name: string): string[] {
  const key = `${country} ${name}`;
  let names = foldedNames.get(key);
  if (!names) {
    const english = getCountryName(country, 'en');
    const initials = english.replace(/\B\p{L}|[^\p{L}]/gu, '');
    const all = [name, english, getNativeName(country), initials, ...(alsoKnownAs[country]?.split(',') ?? [])];
    names = [...new Set(all.map(fold))];
    foldedNames.set(key, names);
  }
  return names;
}

const foldedNames = new Map<string, string[]>();

function getNativeName(country: CountryCode): string {
  const { language } = new Intl.Locale(`und-${country}`).maximize();
  return language ? getCountryName(country, language) : country;
}

/** Common names that `Intl` does not have. */
const alsoKnownAs: { [country in CountryCode]?: string | undefined } = {
  AE: 'Emirates',
  CD: 'DRC',
  CI: 'Ivory Coast',
  CZ: 'Czech Republic',
  GB: 'UK,Great Britain,England,Scotland,Wales,Northern Ireland',
  KR: 'Korea',
  NL: 'Holland',
  SZ: 'Swaziland',
  TL: 'East Timor',
  TR: 'Turkey',
  US: 'USA,America',
};

/** Removes case, diacritics and punctuation, and spells out letters that Unicode does not decompose. */
function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/\P{ASCII}/gu, (letter) => plainLetters[letter] ?? letter)
    .replace(/&/g, ' and ')
    .replace(/['’ʻʼ.]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(/\bst /g, 'saint ')
    .trim();
}

const plainLetters: Record<string, string> = { ø: 'o', œ: 'oe', æ: 'ae', ß: 'ss', ł: 'l', đ: 'd', ı: 'i', ð: 'd' };

const displayNames = new Map<string, Intl.DisplayNames | null>();

function getDisplayNames(locale: string): Intl.DisplayNames | null {
  let names = displayNames.get(locale);
  if (names === undefined) {
    try {
      names = new Intl.DisplayNames([locale, 'en'], { type: 'region' });
    } catch {
      names = null;
    }
    displayNames.set(locale, names);
  }
  return names;
}
