import { getCallingCode, parseNumber, type CountryCode, type ParsedNumber } from './e164.js';
import { toDialString } from './phone-characters.js';

/** Digits as they are dialled, and the number that they parse as. */
export interface DialVariant {
  digits: string;
  number: ParsedNumber | undefined;
}

/**
 * Returns the ways to dial a text: as it is, and without a `(0)`, which is printed before a national number but not
 * dialled after a calling code.
 */
export function getDialVariants(text: string, country: CountryCode): DialVariant[] {
  const digits = toDialString(text);
  if (digits === '' || digits === '+') return [];
  const [, before, national = ''] = /^(.*\d[^(]*)\(0\)(.*)$/.exec(text) ?? [];
  const ways = dial(digits, country);
  if (before === undefined) return ways;
  const withoutTrunk = dial(toDialString(before + national), country);
  return [...ways, ...withoutTrunk.filter(({ number }) => number?.nationalNumber === national.replace(/\D/g, ''))];
}

/**
 * Returns the digits as dialled in the country and, if it is possible, as an international number after `00` (which
 * people write in every country) or one whose plus was lost.
 */
function dial(digits: string, country: CountryCode): DialVariant[] {
  const number = parseNumber(digits, country);
  const ways = [{ digits, number }];
  const isLost = digits.startsWith(getCallingCode(country));
  if (!isLost && !/^00[1-9]/.test(digits)) return ways;
  const e164 = `+${digits.slice(isLost ? 0 : 2)}`;
  const abroad = parseNumber(e164);
  // Only the number may follow the 00, or Australia's 0011 would look like 00 and +1.
  if (abroad && abroad.number !== number?.number && (isLost || abroad.number === e164))
    ways.push({ digits: e164, number: abroad });
  return ways;
}

/**
 * Returns whether a number that is not a mobile number may be one with its calling code in front: of another country,
 * without the plus, or of the same country, with the code twice.
 */
export function isDoubtful(digits: string, number: ParsedNumber): boolean {
  const { nationalNumber, countryCallingCode } = number;
  const isBare = digits === nationalNumber || nationalNumber.startsWith(countryCallingCode);
  return isBare && parseNumber(`+${nationalNumber}`)?.isValid() === true;
}
