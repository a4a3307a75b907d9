import {
  getCallingCode,
  getCountriesByCallingCode,
  isInNumberingPlan,
  isMobileNumberOf,
  isPossiblePhoneNumber,
  parseCallingCode,
  getLengthProblem,
  parseNumber,
  type CountryCode,
  type ParsedNumber,
} from './e164.js';
import { toDialString } from './phone-characters.js';
import { isDoubtful, getDialVariants, type DialVariant } from './phone-dialling.js';

/** Why a text is not accepted as a phone number. */
export type PhoneProblem = 'empty' | 'too_short' | 'too_long' | 'not_in_country' | 'not_mobile' | 'unsupported_country';

/**
 * A warning about an accepted number. `maybe_not_mobile`: it is valid in its country's numbering plan, but not known as
 * a mobile number, so a text message may not arrive.
 */
export type PhoneHint = 'maybe_not_mobile';

export interface ReadPhoneTextOptions {
  /** The selected country, by whose dialling rules the text is read. */
  country: CountryCode;
  /** The countries whose numbers are accepted. @default all */
  countries?: readonly CountryCode[] | undefined;
  /** Whether to reject numbers that are not known as mobile numbers. @default false */
  mobileOnly?: boolean | undefined;
}

export interface PhoneReading {
  /** The number in E.164 form; null if there is a `problem`. */
  e164: string | null;
  problem: PhoneProblem | null;
  hint: PhoneHint | null;
  /** The country that the number or its calling code determines; null if undetermined. */
  country: CountryCode | null;
  /** The number in the national format, or in the international one if the text had a calling code; else null. */
  text: string | null;
  /** The digits after an explicit calling code; null if the text has none. */
  afterCallingCode: string | null;
}

/** Reads a text that contains one number and nothing else. */
export function readNumber(text: string, options: ReadPhoneTextOptions): PhoneReading {
  return pickReading(getDialVariants(text, options.country).map((dialled) => judge(dialled, options)));
}

/** Returns the best reading, mobile numbers first. If two different numbers rank equally, there is no number. */
export function pickReading(readings: readonly PhoneReading[]): PhoneReading {
  const best = Math.max(...readings.map(rankReading));
  const [first, ...others] = readings.filter((reading) => rankReading(reading) === best);
  if (first === undefined) return noReading('empty');
  if (others.some(({ e164 }) => e164 !== first.e164)) return { ...noReading('not_in_country'), country: first.country };
  return first;
}

export function noReading(problem: PhoneProblem): PhoneReading {
  return { e164: null, problem, hint: null, country: null, text: null, afterCallingCode: null };
}

function judge({ digits, number }: DialVariant, options: ReadPhoneTextOptions): PhoneReading {
  const plus = digits.startsWith('+') ? digits.slice(1) : null;
  const callingCode =
    number?.countryCallingCode ?? (plus === null ? getCallingCode(options.country) : parseCallingCode(plus));
  if (callingCode === null) return noReading(plus !== null && plus.length > 2 ? 'not_in_country' : 'too_short');

  const isInternational = plus !== null || callingCode !== getCallingCode(options.country);
  const country = (number && countryOf(number, options)) ?? likelyCountry(callingCode, options);
  const reading = {
    e164: null,
    hint: null,
    text: null,
    country: isInternational || number?.country ? country : null,
    afterCallingCode: isInternational ? (number?.nationalNumber ?? digits.slice(1 + callingCode.length)) : null,
  };
  if (options.countries && (country === null || !acceptsCountry(country, options)))
    return { ...reading, problem: 'unsupported_country' };
  if (!number) return { ...reading, problem: digits.length > 17 ? 'too_long' : 'too_short' };
  // Some short numbers are possible only within their country; they cannot be texted from abroad.
  const isPossible = number.isPossible() && isPossiblePhoneNumber(number.number);
  if (!isPossible || !isInNumberingPlan(number, country))
    return { ...reading, problem: getLengthProblem(number, country) ?? 'not_in_country' };

  const isMobile = number.isValid();
  if (!isMobile && isDoubtful(digits, number)) return { ...reading, problem: 'not_in_country' };
  if (!isMobile && options.mobileOnly) return { ...reading, problem: 'not_mobile' };
  return {
    ...reading,
    e164: number.number,
    problem: null,
    hint: isMobile ? null : 'maybe_not_mobile',
    text: (!isInternational && formatNationally(number, options.country)) || number.formatInternational(),
  };
}

/** Returns the national format; null if it reads back as another number, as for Gabon's old numbers. */
function formatNationally(number: ParsedNumber, country: CountryCode): string | null {
  const text = number.formatNational();
  const isRead = parseNumber(text, country)?.number === number.number;
  return isRead && (number.isValid() || !isDoubtful(toDialString(text), number)) ? text : null;
}

/**
 * Returns the country of a number. If several countries share a plan, as France and its islands do, it is the selected
 * country if possible, else one that is accepted.
 */
function countryOf(
  { country, countryCallingCode, nationalNumber }: ParsedNumber,
  options: ReadPhoneTextOptions,
): CountryCode | undefined {
  const others = country && !acceptsCountry(country, options) ? getCountriesByCallingCode(countryCallingCode) : [];
  if (!country || (country === options.country && others.length === 0)) return country;
  const isOwn = (one: CountryCode) =>
    getCallingCode(one) === countryCallingCode && acceptsCountry(one, options) && isMobileNumberOf(one, nationalNumber);
  return [options.country, ...others].find(isOwn) ?? country;
}

function acceptsCountry(country: CountryCode, { countries }: ReadPhoneTextOptions): boolean {
  return !countries || countries.includes(country);
}

/**
 * Returns the country to show if only the calling code is known: the selected country if it has this code, else the
 * first accepted one.
 */
function likelyCountry(callingCode: string, options: ReadPhoneTextOptions): CountryCode | null {
  if (getCallingCode(options.country) === callingCode) return options.country;
  const sharing = getCountriesByCallingCode(callingCode);
  return sharing.find((one) => acceptsCountry(one, options)) ?? sharing[0] ?? null;
}

/** Ranks a reading: 2 for a mobile number, 1 for another number, 0 for none. */
export function rankReading({ e164, hint }: PhoneReading): number {
  if (e164) return hint ? 1 : 2;
  return 0;
}
