import {
  callingCodeOf,
  countriesWithCallingCode,
  isInNumberingPlan,
  isPossiblePhoneNumber,
  leadingCallingCode,
  lengthProblem,
  parseNumber,
  type CountryCode,
  type ParsedNumber,
} from './e164.js';
import { cleanPhoneText, dialledDigits, hasWordBetweenDigits, splitExtension } from './phone-characters.js';

/** Why a text is not taken for a phone number. */
export type PhoneProblem = 'empty' | 'too_short' | 'too_long' | 'not_in_country' | 'not_mobile' | 'unsupported_country';

/** A number that is taken, with a doubt: it fits its country's plan but is not known as a mobile number, so a text may not arrive. */
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
  /** The number in the country's own layout, or with its calling code where the text had one; null where there is none. */
  text: string | null;
  /** The digits after an explicit calling code; null where the text has none. */
  afterCallingCode: string | null;
}

/**
 * Understands a text as a phone number dialled in a country. It never guesses: where two readings are equally good, or
 * digits would have to be dropped, there is no number. Whatever of the text is no part of a number has been judged by
 * then: decimal digits of any script, marks, exotic spaces and hyphens, `tel:` parameters, `(0)`, exit and trunk
 * prefixes, a calling code without its plus, and extensions.
 */
export function readPhoneText(text: string, options: ReadPhoneTextOptions): PhoneReading {
  const clean = cleanPhoneText(text);
  const whole = readNumber(clean, options);
  const isParted = hasWordBetweenDigits(clean);
  const { before, isLabelled } = splitExtension(clean);
  const number = before !== '' && !hasWordBetweenDigits(before) ? readNumber(before, options) : null;
  if (number && (isLabelled || (number.e164 && (isParted || rank(number) > rank(whole))))) return number;
  const isEither = number?.e164 && rank(number) === rank(whole);
  return isParted || isEither ? { ...whole, e164: null, hint: null, text: null, problem: whole.problem ?? 'not_in_country' } : whole;
}

function readNumber(text: string, options: ReadPhoneTextOptions): PhoneReading {
  const digits = dialledDigits(text);
  const readings = waysToDial(text, digits, options.country).map((dialled) => judge(dialled, options));
  const best = Math.max(...readings.map(rank));
  const [first, ...others] = readings.filter((reading) => rank(reading) === best);
  if (first === undefined) return noReading('empty');
  if (first.e164 && others.some(({ e164 }) => e164 !== first.e164)) return { ...noReading('not_in_country'), country: first.country };
  return first;
}

/** The plain reading; the one without a `(0)`, which is printed before a national number and not dialled after a calling code. */
function waysToDial(text: string, digits: string, country: CountryCode): Dialled[] {
  if (digits === '' || digits === '+') return [];
  const [, before, national = ''] = /^(.*\d[^(]*)\(0\)(.*)$/.exec(text) ?? [];
  const ways = dial(digits, country);
  if (before === undefined) return ways;
  const withoutTrunk = dial(dialledDigits(before + national), country);
  return [...ways, ...withoutTrunk.filter(({ number }) => number?.nationalNumber === national.replace(/\D/g, ''))];
}

/** As dialled in the country, and behind `00`, which people write everywhere. */
function dial(digits: string, country: CountryCode): Dialled[] {
  const dialled = { digits, number: parseNumber(digits, country) };
  // Nothing but the number may follow the 00, or 0011 of Australia would look like 00 and +1.
  const abroad = `+${digits.slice(2)}`;
  const number = /^00[1-9]/.test(digits) ? parseNumber(abroad) : undefined;
  return number?.number === abroad ? [dialled, { digits: abroad, number }] : [dialled];
}

interface Dialled {
  digits: string;
  number: ParsedNumber | undefined;
}

function judge({ digits, number }: Dialled, options: ReadPhoneTextOptions): PhoneReading {
  const plus = digits.startsWith('+') ? digits.slice(1) : null;
  const callingCode = number?.countryCallingCode ?? (plus === null ? callingCodeOf(options.country) : leadingCallingCode(plus));
  if (callingCode === null) return noReading(plus !== null && plus.length > 2 ? 'not_in_country' : 'too_short');

  const isInternational = plus !== null || callingCode !== callingCodeOf(options.country);
  const country = number?.country ?? likelyCountry(callingCode, options);
  const reading = {
    e164: null,
    hint: null,
    text: null,
    country: isInternational || number?.country ? country : null,
    afterCallingCode: isInternational ? (number?.nationalNumber ?? digits.slice(1 + callingCode.length)) : null,
  };
  const isTaken = !options.countries || (country !== null && options.countries.includes(country));
  if (!isTaken) return { ...reading, problem: 'unsupported_country' };
  if (!number) return { ...reading, problem: digits.length > 17 ? 'too_long' : 'too_short' };
  // Some short numbers are possible within their country alone, and no text comes to them from elsewhere.
  const isPossible = number.isPossible() && isPossiblePhoneNumber(number.number);
  if (!isPossible || !isInNumberingPlan(number, country)) return { ...reading, problem: lengthProblem(number, country) ?? 'not_in_country' };

  const isMobile = number.isValid();
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
  return parseNumber(text, country)?.number === number.number ? text : null;
}

/** The country to show for a calling code whose number does not tell: the selected one where it fits, else the main one that is taken. */
function likelyCountry(callingCode: string, { country, countries }: ReadPhoneTextOptions): CountryCode | null {
  if (callingCodeOf(country) === callingCode) return country;
  const sharing = countriesWithCallingCode(callingCode);
  return sharing.find((candidate) => !countries || countries.includes(candidate)) ?? sharing[0] ?? null;
}

function rank({ e164, hint }: PhoneReading): number {
  if (e164) return hint ? 1 : 2;
  return 0;
}

function noReading(problem: PhoneProblem): PhoneReading {
  return { e164: null, problem, hint: null, country: null, text: null, afterCallingCode: null };
}
