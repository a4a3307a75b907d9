import { cleanPhoneText, toDialString } from './phone-characters.js';
import {
  noReading,
  pickReading,
  rankReading,
  readNumber,
  type PhoneReading,
  type ReadPhoneTextOptions,
} from './phone-reading.js';
import { stripExtension, isGarbled, hasWordBetweenDigits, splitSegments, getVariants } from './phone-segments.js';

export type { PhoneHint, PhoneProblem, PhoneReading, ReadPhoneTextOptions } from './phone-reading.js';

/**
 * Reads a text as a phone number dialled in a country. It never guesses: if two readings rank equally, or if digits
 * that may belong to the number would have to be dropped, there is no number. It understands the digits of any script,
 * unusual spaces and hyphens, `tel:` URIs, `(0)`, exit and trunk prefixes and a calling code without its plus, and
 * ignores extensions, list numbers, dates, times, notes in brackets and neighbouring cells.
 */
export function readPhoneText(text: string, options: ReadPhoneTextOptions): PhoneReading {
  const clean = cleanPhoneText(text);
  const variants = getVariants(stripExtension(clean));
  const readings = variants.flatMap((variant) => readVariant(variant, options) ?? []);
  return readings.length < variants.length ? refuse(readNumber(clean, options)) : pickReading(readings);
}

/** Reads the whole text as a number, or its only segment that is one; returns null if it is ambiguous. */
function readVariant(text: string, options: ReadPhoneTextOptions): PhoneReading | null {
  const whole = readNumber(text, options);
  if (isGarbled(text)) return refuse(whole);
  const segments = splitSegments(text).map((segment, index) => ({
    segment,
    index,
    reading: readNumber(segment, options),
  }));
  if (segments.length < 2) return whole;

  const joined = hasWordBetweenDigits(text) ? refuse(whole) : whole;
  // `01512 / 345 67 89`: only together are the parts a mobile number, even if each is a possible short number.
  if (rankReading(joined) > 1 && !/[;,]/.test(text) && segments.every(({ reading }) => rankReading(reading) < 2))
    return joined;
  const [number, ...others] = segments.filter(isInFull).map(({ reading }) => reading);
  if (number) {
    const isTorn =
      others.some(({ e164 }) => e164 !== number.e164) ||
      (rankReading(joined) === rankReading(number) && joined.e164 !== number.e164);
    if (isTorn) return null;
    return segments.every((each) => each.reading.e164 === number.e164 || isForeign(each))
      ? pickReading([number, joined])
      : refuse(whole);
  }
  // A number that may lack its first digits is not accepted, nor are digits of another cell joined to it.
  const isDoubtful =
    /[;,]/.test(text) && segments.some(({ reading }) => rankReading(reading) > 1 && reading.e164 !== joined.e164);
  return isDoubtful ? null : joined;
}

interface Segment {
  segment: string;
  index: number;
  reading: PhoneReading;
}

/** A number after other digits may be incomplete, unless it is a mobile number and formatted as one. */
function isInFull({ segment, index, reading }: Segment): boolean {
  if (index === 0) return reading.e164 !== null;
  return (
    rankReading(reading) > 1 &&
    (/^[+0]/.test(toDialString(segment)) || groupsOf(segment) === groupsOf(reading.text ?? ''))
  );
}

/** Digits that are too few for a mobile number, even in a country whose numbers are short, and are no calling code. */
function isForeign({ segment, reading }: Segment): boolean {
  return rankReading(reading) < 2 && /^(?!\+|00)\d{0,6}$/.test(toDialString(segment));
}

function groupsOf(text: string): string {
  return text.replace(/\D+/g, ' ').trim();
}

function refuse(reading: PhoneReading): PhoneReading {
  return { ...noReading(reading.problem ?? 'not_in_country'), country: reading.country };
}
