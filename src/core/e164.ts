// The metadata comes first because a bundle keeps this order, and gzip looks back only 32 kB: code compresses best next
// to code.
import metadata from 'libphonenumber-js/mobile/metadata';
import examples from 'libphonenumber-js/mobile/examples';
import {
  parsePhoneNumberFromString,
  type CountryCode,
  type PhoneNumber as ParsedNumber,
} from 'libphonenumber-js/core/es6';

export type { CountryCode, ParsedNumber };

/** The only phone metadata in the kit: the `mobile` set, because text messages are sent to mobile numbers. */
export { metadata };

/** Returns the country of an E.164 number; null if the number does not determine one. */
export function getCountryOfNumber(phoneNumber: string): CountryCode | null {
  return parseNumber(phoneNumber)?.country ?? null;
}

/** Returns whether a text is in E.164 form and has a length that its country uses. */
export function isPossiblePhoneNumber(phoneNumber: string): boolean {
  if (!/^\+[1-9]\d{1,14}$/.test(phoneNumber)) return false;
  return parseNumber(phoneNumber)?.isPossible() ?? false;
}

/**
 * Parses digits as dialled in a country (with its trunk and exit prefixes), or `+…`. The latest results are cached,
 * because one key press parses the same digits several times.
 */
export function parseNumber(digits: string, country?: CountryCode): ParsedNumber | undefined {
  const key = `${country} ${digits}`;
  if (!parsed.has(key)) {
    if (parsed.size > 20) parsed.clear();
    // Without a country the option is undefined, which its types do not allow.
    const options = { defaultCountry: country as CountryCode, extract: false };
    parsed.set(key, parsePhoneNumberFromString(digits, options, metadata));
  }
  return parsed.get(key);
}

const parsed = new Map<string, ParsedNumber | undefined>();

/** Returns all countries in the metadata. */
export function getPhoneCountries(): readonly CountryCode[] {
  return Object.keys(metadata.countries) as CountryCode[];
}

export function isPhoneCountry(code: string | undefined): code is CountryCode {
  return code !== undefined && Object.hasOwn(metadata.countries, code);
}

/** Returns the calling code of a country without the plus, such as `44`. */
export function getCallingCode(country: CountryCode): string {
  return metadata.countries[country]?.[0] ?? '';
}

/** Returns the countries that share a calling code, the main one first; empty if no country has it. */
export function getCountriesByCallingCode(callingCode: string): readonly CountryCode[] {
  return metadata.country_calling_codes[callingCode] ?? [];
}

/** Returns the calling code at the start of the digits after a plus. No calling code is a prefix of another. */
export function parseCallingCode(digits: string): string | null {
  for (let length = 1; length <= 3; length += 1) {
    const code = digits.slice(0, length);
    if (
      code.length === length &&
      (getCountriesByCallingCode(code).length > 0 || Object.hasOwn(metadata.nonGeographic, code))
    )
      return code;
  }
  return null;
}

type PlannedNumber = Readonly<Record<'nationalNumber' | 'countryCallingCode', string>>;

/** Returns whether the number matches the country's general pattern, which includes landlines. */
export function isInNumberingPlan(number: PlannedNumber, country: CountryCode | null): boolean {
  const pattern: string | undefined = getPlan(number, country)?.[generalPatternIndex];
  return pattern !== undefined && new RegExp(`^(?:${pattern})$`).test(number.nationalNumber);
}

/** Returns the pattern of what the country dials before a calling code, such as `00`; null if it is unknown. */
export function getExitPrefix(country: CountryCode): string | null {
  return metadata.countries[country]?.[exitPrefixIndex] || null;
}

/**
 * Returns whether a national number is a mobile number of the country, which may share its plan with others. In a
 * country without mobile numbers of their own, any number of its plan is one.
 */
export function isMobileNumberOf(country: CountryCode, nationalNumber: string): boolean {
  const plan = metadata.countries[country];
  const pattern: string | undefined = plan?.[typesIndex] ? plan[typesIndex][1]?.[0] : plan?.[generalPatternIndex];
  return pattern !== undefined && new RegExp(`^(?:${pattern})$`).test(nationalNumber);
}

/** Returns whether a number that matches no pattern has too few or too many digits; null if their count is right. */
export function getLengthProblem(number: ParsedNumber, country: CountryCode | null): 'too_short' | 'too_long' | null {
  const lengths: readonly number[] = getPlan(number, country)?.[possibleLengthsIndex] ?? [];
  const { length } = number.nationalNumber;
  if (length > Math.max(...lengths)) return 'too_long';
  if (length < Math.min(...lengths)) return 'too_short';
  // The plan includes short special numbers, so compare with the usual length of a mobile number.
  const usualLength = country ? examples[country].length : length;
  return length === usualLength ? null : length < usualLength ? 'too_short' : 'too_long';
}

function getPlan(number: PlannedNumber, country: CountryCode | null) {
  return country ? metadata.countries[country] : metadata.nonGeographic[number.countryCallingCode];
}

/** Returns an example of a mobile number, in the national format of the country. */
export function getExampleNumber(country: CountryCode): string {
  return (writtenExamples[country] ??= parseNumber(examples[country], country)?.formatNational() ?? examples[country]);
}

const writtenExamples: { [country in CountryCode]?: string | undefined } = {};

/** One of the formats in which a country writes its numbers; 0 or undefined if it lacks something. */
export type NumberFormat = readonly [
  /** The groups of digits, such as `(\\d{4})(\\d{6})`. */
  groups: string,
  /** The national format of the groups, such as `$1 $2`. */
  national: string,
  /** Patterns for the start of the number: the first one for three digits, the next for four, and so on. */
  leadingDigits?: readonly string[] | 0,
  /** The first group with the trunk prefix, such as `0$1`. */
  trunkRule?: string | 0,
  /** Whether the trunk prefix is optional, as in `1 (201) 555-0123`. */
  isTrunkOptional?: 0 | 1,
];

/** Returns the formats of a country, or of the main country with the same calling code. */
export function getNumberFormats(country: CountryCode): readonly NumberFormat[] {
  const mainCountry = getCountriesByCallingCode(getCallingCode(country))[0] ?? country;
  return metadata.countries[country]?.[formatsIndex] || metadata.countries[mainCountry]?.[formatsIndex] || [];
}

/** Returns the prefix that is dialled before national numbers, such as `0`; null if the country has none. */
export function getTrunkPrefix(country: CountryCode): string | null {
  return metadata.countries[country]?.[trunkPrefixIndex] || null;
}

// Indexes into a plan of the minified metadata, version 4, as in libphonenumber-js.
const exitPrefixIndex = 1;
const generalPatternIndex = 2;
const possibleLengthsIndex = 3;
const formatsIndex = 4;
const trunkPrefixIndex = 5;
const typesIndex = 11;
