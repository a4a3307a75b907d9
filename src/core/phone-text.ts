import { cleanPhoneText, dialledDigits } from './phone-characters.js';
import { noReading, pickReading, readNumber, type PhoneReading, type ReadPhoneTextOptions } from './phone-reading.js';
import { beforeExtension, isGarbled, hasWordBetweenDigits, stretchesOf, versionsOf } from './phone-stretches.js';

export type { PhoneHint, PhoneProblem, PhoneReading, ReadPhoneTextOptions } from './phone-reading.js';

/**
 * Reads a text as a phone number dialled in a country. It never guesses: if two readings are equally good, or if digits
 * would have to be dropped that may be the number's, there is no number. What it knows how to leave out: decimal digits
 * of any script, marks, exotic spaces and hyphens, `tel:` parameters, `(0)`, exit and trunk prefixes, a calling code
 * without its plus, extensions, list numbers, dates, times, notes in brackets and the cells beside the number.
 */
export function readPhoneText(text: string, options: ReadPhoneTextOptions): PhoneReading {
  const versions = versionsOf(beforeExtension(cleanPhoneText(text)));
  return pickReading(versions.map((version) => readVersion(version, options)));
}

/** The number that the whole text is, or the only one among its stretches. */
function readVersion(text: string, options: ReadPhoneTextOptions): PhoneReading {
  const whole = readNumber(text, options);
  const stretches = stretchesOf(text);
  if (isGarbled(text)) return refuse(whole);
  if (stretches.length < 2) return whole;
  const readings = stretches.map((stretch) => readNumber(stretch, options));
  const found = readings.filter((reading, index) => reading.e164 && (index === 0 || isInFull(stretches[index] ?? '', reading)));
  const isAlone = readings.every(({ e164 }, index) => e164 === found[0]?.e164 || isForeign(stretches[index] ?? ''));
  const joined = hasWordBetweenDigits(text) ? refuse(whole) : whole;
  const [number] = found;
  if (!number) return joined;
  return isAlone ? pickReading([number, joined]) : refuse(whole);
}

/** A number behind other digits may lack those; unless it is a mobile number and written as such numbers are. */
function isInFull(stretch: string, { hint, text }: PhoneReading): boolean {
  return hint === null && (/^[+0]/.test(dialledDigits(stretch)) || groupsOf(stretch) === groupsOf(text ?? ''));
}

function groupsOf(text: string): string {
  return text.replace(/\D+/g, ' ').trim();
}

/** Digits that are too few for a number, and are no part of one: a calling code may not be left out. */
function isForeign(stretch: string): boolean {
  return /^(?!\+|00)\d{0,6}$/.test(dialledDigits(stretch));
}

function refuse(reading: PhoneReading): PhoneReading {
  return { ...noReading(reading.problem ?? 'not_in_country'), country: reading.country };
}
