// The metadata first: a bundle keeps this order, and gzip looks back over 32 kB alone, so that code goes beside code.
import metadata from 'libphonenumber-js/mobile/metadata';
import examples from 'libphonenumber-js/mobile/examples';
import {
  parsePhoneNumberFromString,
  type CountryCode,
  type PhoneNumber as ParsedNumber,
} from 'libphonenumber-js/core/es6';

export type { CountryCode, ParsedNumber };

/** The one set of phone metadata in the kit: mobile numbers, to whose pattern a text message can be sent. */
export { metadata };

/** The country that an E.164 number belongs to; null where the number does not determine one. */
export function countryOfPhoneNumber(phoneNumber: string): CountryCode | null {
  return parseNumber(phoneNumber)?.country ?? null;
}

/** Whether a text is a possible number in E.164 form: a plus, then digits of a length that its country uses. */
export function isPossiblePhoneNumber(phoneNumber: string): boolean {
  if (!/^\+[1-9]\d{1,14}$/.test(phoneNumber)) return false;
  return parseNumber(phoneNumber)?.isPossible() ?? false;
}

/**
 * What the numbering plans make of digits dialled in a country (with its trunk and exit prefixes), or of `+…`. The last
 * numbers are remembered: a key in the field asks several times for the same ones.
 */
export function parseNumber(digits: string, country?: CountryCode): ParsedNumber | undefined {
  const key = `${country} ${digits}`;
  if (!parsed.has(key)) {
    if (parsed.size > 20) parsed.clear();
    parsed.set(key, parsePhoneNumberFromString(digits, { defaultCountry: country, extract: false }, metadata));
  }
  return parsed.get(key);
}

const parsed = new Map<string, ParsedNumber | undefined>();

/** Every country that the metadata knows. */
export function phoneCountries(): readonly CountryCode[] {
  return Object.keys(metadata.countries) as CountryCode[];
}

export function isPhoneCountry(code: string | undefined): code is CountryCode {
  return code !== undefined && Object.hasOwn(metadata.countries, code);
}

/** The country's calling code without the plus, `44`. */
export function callingCodeOf(country: CountryCode): string {
  return metadata.countries[country]?.[0] ?? '';
}

/** The countries that share a calling code, the main one first; none where it is unknown or belongs to no country. */
export function countriesWithCallingCode(callingCode: string): readonly CountryCode[] {
  return metadata.country_calling_codes[callingCode] ?? [];
}

/** The calling code that digits after a plus begin with; none is the beginning of another. */
export function leadingCallingCode(digits: string): string | null {
  for (let length = 1; length <= 3; length += 1) {
    const code = digits.slice(0, length);
    if (
      code.length === length &&
      (countriesWithCallingCode(code).length > 0 || Object.hasOwn(metadata.nonGeographic, code))
    )
      return code;
  }
  return null;
}

/** Whether the number fits the country's general plan, landlines and all; the plan's types hold mobile numbers only. */
export function isInNumberingPlan(number: ParsedNumber, country: CountryCode | null): boolean {
  const pattern: string | undefined = planOf(number, country)?.[generalPatternIndex];
  return pattern !== undefined && new RegExp(`^(?:${pattern})$`).test(number.nationalNumber);
}

/** The pattern of what the country dials before a calling code, such as `00`; null where it is not known. */
export function exitPrefixOf(country: CountryCode): string | null {
  return metadata.countries[country]?.[exitPrefixIndex] || null;
}

/**
 * Whether a national number is a mobile number of the country, which may share its plan with others. A country without
 * any has its whole plan.
 */
export function isMobileNumberOf(country: CountryCode, nationalNumber: string): boolean {
  const plan = metadata.countries[country];
  const pattern: string | undefined = plan?.[typesIndex] ? plan[typesIndex][1]?.[0] : plan?.[generalPatternIndex];
  return pattern !== undefined && new RegExp(`^(?:${pattern})$`).test(nationalNumber);
}

/** Whether a number that its country does not know has too few digits or too many; null where their count is right. */
export function lengthProblem(number: ParsedNumber, country: CountryCode | null): 'too_short' | 'too_long' | null {
  const lengths: readonly number[] = planOf(number, country)?.[possibleLengthsIndex] ?? [];
  const { length } = number.nationalNumber;
  if (length > Math.max(...lengths)) return 'too_long';
  if (length < Math.min(...lengths)) return 'too_short';
  // Between the shortest special number and the longest, a mobile number's usual length is what people expect.
  const usualLength = country ? examples[country].length : length;
  return length === usualLength ? null : length < usualLength ? 'too_short' : 'too_long';
}

function planOf(number: ParsedNumber, country: CountryCode | null) {
  return country ? metadata.countries[country] : metadata.nonGeographic[number.countryCallingCode];
}

/** A mobile number of the country as people there write it. */
export function exampleNumber(country: CountryCode): string {
  return (writtenExamples[country] ??= parseNumber(examples[country], country)?.formatNational() ?? examples[country]);
}

const writtenExamples: { [country in CountryCode]?: string } = {};

/** How a country writes the numbers of one kind. */
export interface NumberLayout {
  /** Groups of digits, `(\\d{4})(\\d{6})`. */
  groups: string;
  /** What the digits begin with, the finer the more of them there are: first by three digits, then by four... */
  leadingDigits: readonly string[];
  /** The groups as written within the country, `$1 $2`. */
  national: string;
  /** The first group behind the trunk prefix, `0$1`; null where nothing is dialled before it. */
  trunkRule: string | null;
  /** Whether the numbers are written with and without the trunk prefix, as in `1 (201) 555-0123`. */
  isTrunkOptional: boolean;
}

/** The layouts of a country, or of the main country that it shares its calling code with. */
export function numberLayoutsOf(country: CountryCode): readonly NumberLayout[] {
  const mainCountry = countriesWithCallingCode(callingCodeOf(country))[0] ?? country;
  const layouts: MinifiedLayout[] =
    metadata.countries[country]?.[layoutsIndex] || metadata.countries[mainCountry]?.[layoutsIndex] || [];
  return layouts.map(([groups, national, leadingDigits, trunkRule, isTrunkOptional]) => ({
    groups,
    leadingDigits: leadingDigits || [],
    national,
    trunkRule: trunkRule || null,
    isTrunkOptional: isTrunkOptional === 1,
  }));
}

/** The trunk prefix that the country dials before national numbers, such as `0`; null where it dials none. */
export function trunkPrefixOf(country: CountryCode): string | null {
  return metadata.countries[country]?.[trunkPrefixIndex] || null;
}

type MinifiedLayout = [
  groups: string,
  national: string,
  leadingDigits?: string[] | 0,
  trunkRule?: string | 0,
  isTrunkOptional?: 0 | 1,
];

// Places in a plan of the minified metadata, version 4; libphonenumber-js reads them by number too.
const exitPrefixIndex = 1;
const generalPatternIndex = 2;
const possibleLengthsIndex = 3;
const layoutsIndex = 4;
const trunkPrefixIndex = 5;
const typesIndex = 11;
