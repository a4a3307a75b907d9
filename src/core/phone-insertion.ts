import { parseNumber } from './e164.js';
import { getCaretAfter, formatDigits, type TextWithCaret } from './format-digits.js';
import { cleanPhoneText, toDialString } from './phone-characters.js';
import { rankReading, type PhoneReading } from './phone-reading.js';
import { hasWordBetweenDigits } from './phone-segments.js';
import { readPhoneText, type ReadPhoneTextOptions } from './phone-text.js';
import type { TextEdit } from './text-edit.js';
import { formatNationalNumber } from './format-number.js';

export interface InsertedPhoneText extends TextWithCaret {
  /** Whether the text keeps its own separators. */
  userFormatted: boolean;
}

/**
 * Reads a pasted, dropped or filled-in text, both with the text around it and by itself. Returns null if it contains no
 * digit, so that the edit is rejected. `options.country` is the country by whose rules the text around it is read.
 */
export function insertPhoneText(
  { text, caret }: TextEdit,
  inserted: string,
  userFormatted: boolean,
  options: ReadPhoneTextOptions,
): InsertedPhoneText | null {
  const piece = cleanPhoneText(inserted);
  if (!piece || !cleanPhoneText(text)) return null;
  const before = text.slice(0, caret - inserted.length);
  const { reading, wholeText } = readInserted(before, inserted, text.slice(caret), options);
  const clean = cleanPhoneText(wholeText);
  const digitsBefore = toDialString(cleanPhoneText(text.slice(0, caret))).length;
  if (reading.text) {
    const isSame = toDialString(reading.text) === toDialString(clean);
    return {
      text: reading.text,
      caret: isSame ? getCaretAfter(reading.text, digitsBefore) : reading.text.length,
      userFormatted: false,
    };
  }
  // Digits without separators do not replace the automatic separators.
  if (/^\+?\d+$/.test(userFormatted ? clean : piece) && !hasWordBetweenDigits(clean))
    return { ...formatDigits(toDialString(clean), digitsBefore, options), userFormatted: false };
  return { text: clean, caret: getCaretAfter(clean, digitsBefore), userFormatted: true };
}

/** Compares the reading of the whole text with that of the piece; in doubt, keeps the piece apart from the old text. */
function readInserted(
  before: string,
  piece: string,
  after: string,
  options: ReadPhoneTextOptions,
): { reading: PhoneReading; wholeText: string } {
  const wholeText = before + piece + after;
  const whole = readPhoneText(wholeText, options);
  const kept = toDialString(before + after);
  const named = readPhoneText(before, options).country ?? options.country;
  const national = readPhoneText(piece, { ...options, country: named });
  // With the rules of the field's country, the national format of another country is another number.
  const alone = named === options.country || !national.e164 ? national : readPhoneText(national.e164, options);
  if (kept === '' || alone.e164 === null || alone.e164 === whole.e164) return { reading: whole, wholeText };

  const isBegun = toDialString(after) === '' && beginsWith(kept, alone.e164, piece);
  if (whole.e164 === null) return { reading: isBegun || !alone.hint ? alone : whole, wholeText };
  if (isBegun && isRepeated(kept, alone.e164, piece)) return { reading: alone, wholeText };
  const lead = rankReading(whole) - rankReading(alone);
  if (lead > 0 || (lead === 0 && !isBegun)) return { reading: whole, wholeText };
  const apart = `${before} ~ ${piece}${after}`;
  return { reading: readPhoneText(apart, options), wholeText: apart };
}

/** Returns whether one of the forms of a number, or the pasted text, starts with what was typed. */
function beginsWith(typed: string, e164: string, piece: string): boolean {
  const forms = [
    e164,
    e164.slice(1),
    `00${e164.slice(1)}`,
    toDialString(formatNationalNumber(e164)),
    toDialString(piece),
  ];
  return forms.some((form) => form.startsWith(typed));
}

/** Returns whether what was typed is a prefix that the pasted number does not need: `0` or the calling code. */
function isRepeated(typed: string, e164: string, piece: string): boolean {
  if (typed === '0') return toDialString(piece).startsWith('0');
  return typed.replace(/^00/, '+') === `+${parseNumber(e164)?.countryCallingCode}`;
}
