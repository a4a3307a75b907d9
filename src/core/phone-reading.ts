import {
  callingCodeOf,
  countriesWithCallingCode,
  isInNumberingPlan,
  isMobileNumberOf,
  isPossiblePhoneNumber,
  leadingCallingCode,
  lengthProblem,
  parseNumber,
  type CountryCode,
  type ParsedNumber,
} from './e164.js';
import { dialledDigits } from './phone-characters.js';
import { isDoubtful, waysToDial, type Dialled } from './phone-dialling.js';

/** Why a text is not taken for a phone number. */
export type PhoneProblem = 'empty' | 'too_short' | 'too_long' | 'not_in_country' | 'not_mobile' | 'unsupported_country';

/**
 * A number that is taken, with a doubt: it fits its country's plan but is not known as a mobile number, so a text may
 * not arrive.
 */
export type PhoneHint = 'maybe_not_mobile';

export interface ReadPhoneTextOptions {
  /** The selected country, whose dialling habits the text is read by. */
  country: CountryCode;
  /** The countries whose numbers are taken. @default all */
  countries?: readonly CountryCode[];
  /** Refuse what is not known as a mobile number. @default false */
  mobileOnly?: boolean;
}

export interface PhoneReading {
  /** The number, or null where there is a `problem`. */
  e164: string | null;
  problem: PhoneProblem | null;
  hint: PhoneHint | null;
  /** The country that the text names, by itself or by a calling code; null where it names none. */
  country: CountryCode | null;
  /**
   * The number in the country's own layout, or with its calling code if the text had one; null if there is no such layout.
   */
  text: string | null;
  /** The digits after an explicit calling code; null where the text has none. */
  afterCallingCode: string | null;
}

/** Reads a text that holds one number and nothing else. */
export function readNumber(text: string, options: ReadPhoneTextOptions): PhoneReading {
  return pickReading(waysToDial(text, options.country).map((dialled) => judge(dialled, options)));
}

/** The best of some readings of a text: a mobile number before any other; none if two are equally good. */
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

function judge({ digits, number }: Dialled, options: ReadPhoneTextOptions): PhoneReading {
  const plus = digits.startsWith('+') ? digits.slice(1) : null;
  const callingCode =
    number?.countryCallingCode ?? (plus === null ? callingCodeOf(options.country) : leadingCallingCode(plus));
  if (callingCode === null) return noReading(plus !== null && plus.length > 2 ? 'not_in_country' : 'too_short');

  const isInternational = plus !== null || callingCode !== callingCodeOf(options.country);
  const country = (number && countryOf(number, options)) ?? likelyCountry(callingCode, options);
  const reading = {
    e164: null,
    hint: null,
    text: null,
    country: isInternational || number?.country ? country : null,
    afterCallingCode: isInternational ? (number?.nationalNumber ?? digits.slice(1 + callingCode.length)) : null,
  };
  if (options.countries && (country === null || !isTaken(country, options)))
    return { ...reading, problem: 'unsupported_country' };
  if (!number) return { ...reading, problem: digits.length > 17 ? 'too_long' : 'too_short' };
  // Some short numbers are possible within their country alone, and no text comes to them from elsewhere.
  const isPossible = number.isPossible() && isPossiblePhoneNumber(number.number);
  if (!isPossible || !isInNumberingPlan(number, country))
    return { ...reading, problem: lengthProblem(number, country) ?? 'not_in_country' };

  const isMobile = number.isValid();
  if (!isMobile && isDoubtful(digits, number)) return { ...reading, problem: 'not_in_country' };
  if (!isMobile && options.mobileOnly) return { ...reading, problem: 'not_mobile' };
  return {
    ...reading,
    e164: number.number,
    problem: null,
    hint: isMobile ? null : 'maybe_not_mobile',
    text: (!isInternational && nationalLayout(number, options.country)) || number.formatInternational(),
  };
}

/** Null where the country's own layout reads back as another number, as where Gabon's old numbers get a digit more. */
function nationalLayout(number: ParsedNumber, country: CountryCode): string | null {
  const text = number.formatNational();
  const isRead = parseNumber(text, country)?.number === number.number;
  return isRead && (number.isValid() || !isDoubtful(dialledDigits(text), number)) ? text : null;
}

/**
 * The country whose number it is. Some share a plan, as France's islands do: there it is the selected country's if it
 * can be, and any of those that are taken before one that is not.
 */
function countryOf(
  { country, countryCallingCode, nationalNumber }: ParsedNumber,
  options: ReadPhoneTextOptions,
): CountryCode | undefined {
  const others = country && !isTaken(country, options) ? countriesWithCallingCode(countryCallingCode) : [];
  if (!country || (country === options.country && others.length === 0)) return country;
  const isOwn = (one: CountryCode) =>
    callingCodeOf(one) === countryCallingCode && isTaken(one, options) && isMobileNumberOf(one, nationalNumber);
  return [options.country, ...others].find(isOwn) ?? country;
}

function isTaken(country: CountryCode, { countries }: ReadPhoneTextOptions): boolean {
  return !countries || countries.includes(country);
}

/**
 * The country to show for a calling code whose number does not tell: the selected one where it fits, else the main one
 * that is taken.
 */
function likelyCountry(callingCode: string, options: ReadPhoneTextOptions): CountryCode | null {
  if (callingCodeOf(options.country) === callingCode) return options.country;
  const sharing = countriesWithCallingCode(callingCode);
  return sharing.find((one) => isTaken(one, options)) ?? sharing[0] ?? null;
}

/** How good a reading is: a mobile number, another number, none. */
export function rankReading({ e164, hint }: PhoneReading): number {
  if (e164) return hint ? 1 : 2;
  return 0;
}
