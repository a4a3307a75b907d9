import {
  getCountriesByCallingCode,
  getExitPrefix,
  isInNumberingPlan,
  isMobileNumberOf,
  isPossiblePhoneNumber,
  parseNumber,
  getTrunkPrefix,
  type CountryCode,
} from '../core/e164.js';
import { PhoneError } from '../core/errors.js';

/** A number in the one spelling that is stored. */
export interface CanonicalNumber {
  /** E.164. */
  readonly phoneNumber: string;
  /** ISO 3166-1 alpha-2, or the calling code with its plus if it belongs to no country. */
  readonly country: string;
  /** Without the plus. */
  readonly callingCode: string;
  readonly nationalNumber: string;
}

/**
 * Returns a number in the one spelling that is stored: what the full parse of it gives back. Throws
 * `invalid_phone_number` for every other spelling of the same phone (with a trunk prefix, a repeated calling code, an
 * exit prefix or zeros that the parse leaves in it), because two users could verify one phone under two of them.
 */
export function parseCanonicalNumber(text: string): CanonicalNumber {
  const number = isPossiblePhoneNumber(text) ? describeNumber(text) : null;
  if (number === null || !isStable(number)) throw new PhoneError('invalid_phone_number');
  const { callingCode, nationalNumber } = number;
  const hidden =
    findHiddenNumber(callingCode, text.slice(1 + callingCode.length)) ?? findHiddenNumber(callingCode, nationalNumber);
  if (hidden !== null && hidden !== nationalNumber) throw new PhoneError('invalid_phone_number');
  return number;
}

/** Returns what the parse of a stored number gives back, whatever its spelling. */
export function describeNumber(text: string): CanonicalNumber {
  const parsed = parseNumber(text);
  if (!parsed) throw new PhoneError('invalid_phone_number');
  const { number, countryCallingCode: callingCode, nationalNumber, country = `+${callingCode}` } = parsed;
  return { phoneNumber: number, country, callingCode, nationalNumber };
}

/** Returns whether a stored number is spelled as `parseCanonicalNumber` returns it. */
export function isCanonicalNumber(phoneNumber: string): boolean {
  try {
    return parseCanonicalNumber(phoneNumber).phoneNumber === phoneNumber;
  } catch {
    return false;
  }
}

/** Returns whether parsing the result changes nothing more. */
function isStable({ phoneNumber }: CanonicalNumber): boolean {
  return isPossiblePhoneNumber(phoneNumber) && parseNumber(phoneNumber)?.number === phoneNumber;
}

/**
 * Returns the number that follows prefixes which are dialled but are not part of a number; null if there is none, or if
 * the digits are a number themselves. Mobile numbers first: digits that could be a landline may still contain one.
 */
function findHiddenNumber(countryCallingCode: string, digits: string): string | null {
  const countries = getCountriesByCallingCode(countryCallingCode);
  const prefixes = getDialledPrefixes(countryCallingCode, countries);
  const isMobile = (number: string) => countries.some((country) => isMobileNumberOf(country, number));
  // In the plans that have numbers with two zeros, those are services that nobody can call from abroad.
  const isPlanned = (nationalNumber: string) =>
    !nationalNumber.startsWith('00') &&
    (countries.length > 0 ? countries : [null]).some((country) =>
      isInNumberingPlan({ nationalNumber, countryCallingCode }, country),
    );
  return findBehind(prefixes, digits, isMobile) ?? findBehind(prefixes, digits, isPlanned);
}

function findBehind(prefixes: readonly RegExp[], digits: string, isNumber: (digits: string) => boolean): string | null {
  if (isNumber(digits)) return null;
  const found = new Set([digits]);
  // A set is iterated over what is added meanwhile, so prefixes are removed in any order and number.
  for (const number of found) {
    if (isNumber(number)) return number;
    for (const prefix of prefixes) found.add(number.replace(prefix, ''));
  }
  return null;
}

function getDialledPrefixes(callingCode: string, countries: readonly CountryCode[]): readonly RegExp[] {
  const known = dialledPrefixes.get(callingCode);
  if (known) return known;
  const prefixes = [
    callingCode,
    ...foreignExitPrefixes,
    ...countries.flatMap((country) => [getExitPrefix(country) ?? [], getTrunkPrefix(country) ?? []].flat()),
  ].map((prefix) => new RegExp(`^(?:${prefix})`));
  dialledPrefixes.set(callingCode, prefixes);
  return prefixes;
}

/** By calling code, of which there are some 200. */
const dialledPrefixes = new Map<string, readonly RegExp[]>();

/** Zeros, and what people copy from instructions for another country: Europe, North America, Asia, Australia. */
const foreignExitPrefixes = ['0', '00', '011', '001', '0011'];
