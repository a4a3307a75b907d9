import { callingCodeOf, parseNumber, type CountryCode, type ParsedNumber } from './e164.js';
import { dialledDigits } from './phone-characters.js';

/** Digits as they are dialled, with what the numbering plans make of them. */
export interface Dialled {
  digits: string;
  number: ParsedNumber | undefined;
}

/**
 * The plain way, and the one without a `(0)`, which is printed before a national number and not dialled after a calling
 * code.
 */
export function waysToDial(text: string, country: CountryCode): Dialled[] {
  const digits = dialledDigits(text);
  if (digits === '' || digits === '+') return [];
  const [, before, national = ''] = /^(.*\d[^(]*)\(0\)(.*)$/.exec(text) ?? [];
  const ways = dial(digits, country);
  if (before === undefined) return ways;
  const withoutTrunk = dial(dialledDigits(before + national), country);
  return [...ways, ...withoutTrunk.filter(({ number }) => number?.nationalNumber === national.replace(/\D/g, ''))];
}

/**
 * As dialled in the country, behind `00`, which people write everywhere, and as an E.164 number whose plus was lost.
 */
function dial(digits: string, country: CountryCode): Dialled[] {
  const number = parseNumber(digits, country);
  const ways = [{ digits, number }];
  const isLost = digits.startsWith(callingCodeOf(country));
  if (!isLost && !/^00[1-9]/.test(digits)) return ways;
  const e164 = `+${digits.slice(isLost ? 0 : 2)}`;
  const abroad = parseNumber(e164);
  // Nothing but the number may follow the 00, or 0011 of Australia would look like 00 and +1.
  if (abroad && abroad.number !== number?.number && (isLost || abroad.number === e164))
    ways.push({ digits: e164, number: abroad });
  return ways;
}

/**
 * Whether a number that is not a mobile number may be a mobile number with its calling code in front: of another
 * country, without the plus, or of the same country, with the code twice.
 */
export function isDoubtful(digits: string, number: ParsedNumber): boolean {
  const { nationalNumber, countryCallingCode } = number;
  const isBare = digits === nationalNumber || nationalNumber.startsWith(countryCallingCode);
  return isBare && parseNumber(`+${nationalNumber}`)?.isValid() === true;
}
