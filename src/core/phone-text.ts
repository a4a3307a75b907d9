import { cleanPhoneText, dialledDigits } from './phone-characters.js';
import {
  noReading,
  pickReading,
  rankReading,
  readNumber,
  type PhoneReading,
  type ReadPhoneTextOptions,
} from './phone-reading.js';
import { beforeExtension, isGarbled, hasWordBetweenDigits, stretchesOf, versionsOf } from './phone-stretches.js';

export type { PhoneHint, PhoneProblem, PhoneReading, ReadPhoneTextOptions } from './phone-reading.js';

/**
 * Reads a text as a phone number dialled in a country. It never guesses: if two readings are equally good, or if digits
 * would have to be dropped that may be the number's, there is no number. What it knows how to leave out: decimal digits
 * of any script, marks, exotic spaces and hyphens, `tel:` parameters, `(0)`, exit and trunk prefixes, a calling code
 * without its plus, extensions, list numbers, dates, times, notes in brackets and the cells beside the number.
 */
export function readPhoneText(text: string, options: ReadPhoneTextOptions): PhoneReading {
  const clean = cleanPhoneText(text);
  const versions = versionsOf(beforeExtension(clean));
  const readings = versions.flatMap((version) => readVersion(version, options) ?? []);
  return readings.length < versions.length ? refuse(readNumber(clean, options)) : pickReading(readings);
}

/** The number that the whole text is, or the only one among its stretches; null if two are equally good. */
function readVersion(text: string, options: ReadPhoneTextOptions): PhoneReading | null {
  const whole = readNumber(text, options);
  if (isGarbled(text)) return refuse(whole);
  const stretches = stretchesOf(text).map((stretch, index) => ({
    stretch,
    index,
    reading: readNumber(stretch, options),
  }));
  if (stretches.length < 2) return whole;

  const joined = hasWordBetweenDigits(text) ? refuse(whole) : whole;
  // `01512 / 345 67 89`: only together are the parts a mobile number, whatever short numbers they may be alone.
  if (rankReading(joined) > 1 && !/[;,]/.test(text) && stretches.every(({ reading }) => rankReading(reading) < 2))
    return joined;
  const [number, ...others] = stretches.filter(isInFull).map(({ reading }) => reading);
  if (number) {
    const isTorn =
      others.some(({ e164 }) => e164 !== number.e164) ||
      (rankReading(joined) === rankReading(number) && joined.e164 !== number.e164);
    if (isTorn) return null;
    return stretches.every((each) => each.reading.e164 === number.e164 || isForeign(each))
      ? pickReading([number, joined])
      : refuse(whole);
  }
  // One that may lack its first digits is not taken for the number; but nor are the digits of another cell joined to
  // it.
  const isDoubtful =
    /[;,]/.test(text) && stretches.some(({ reading }) => rankReading(reading) > 1 && reading.e164 !== joined.e164);
  return isDoubtful ? null : joined;
}

interface Stretch {
  stretch: string;
  index: number;
  reading: PhoneReading;
}

/** A number behind other digits may lack those; unless it is a mobile number, and written as such numbers are. */
function isInFull({ stretch, index, reading }: Stretch): boolean {
  if (index === 0) return reading.e164 !== null;
  return (
    rankReading(reading) > 1 &&
    (/^[+0]/.test(dialledDigits(stretch)) || groupsOf(stretch) === groupsOf(reading.text ?? ''))
  );
}

/** Digits that are too few for a number, and are no part of one: a calling code may not be left out. */
function isForeign({ stretch }: Stretch): boolean {
  return /^(?!\+|00)\d{0,6}$/.test(dialledDigits(stretch));
}

function groupsOf(text: string): string {
  return text.replace(/\D+/g, ' ').trim();
}

function refuse(reading: PhoneReading): PhoneReading {
  return { ...noReading(reading.problem ?? 'not_in_country'), country: reading.country };
}
