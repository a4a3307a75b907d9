import { parseNumber } from './e164.js';
import { caretAfter, layOutText, type LaidOutText } from './laid-out-text.js';
import { cleanPhoneText, dialledDigits } from './phone-characters.js';
import { rankReading, type PhoneReading } from './phone-reading.js';
import { hasWordBetweenDigits } from './phone-stretches.js';
import { readPhoneText, type ReadPhoneTextOptions } from './phone-text.js';
import type { TextEdit } from './text-edit.js';
import { formatNationalNumber } from './written-number.js';

export interface InsertedPiece extends LaidOutText {
  /** Whether the text keeps the spaces and hyphens that it came with. */
  ownLayout: boolean;
}

/**
 * Reads a pasted, dropped or filled-in piece, together with the text around it and by itself; null if the edit is
 * refused, because the piece holds no digit. `options.country` is the country that the text around it is read with.
 */
export function insertPiece(
  { text, caret }: TextEdit,
  inserted: string,
  ownLayout: boolean,
  options: ReadPhoneTextOptions,
): InsertedPiece | null {
  const piece = cleanPhoneText(inserted);
  if (!piece || !cleanPhoneText(text)) return null;
  const before = text.slice(0, caret - inserted.length);
  const { reading, wholeText } = readInserted(before, inserted, text.slice(caret), options);
  const clean = cleanPhoneText(wholeText);
  const digitsBefore = dialledDigits(cleanPhoneText(text.slice(0, caret))).length;
  if (reading.text) {
    const isSame = dialledDigits(reading.text) === dialledDigits(clean);
    return {
      text: reading.text,
      caret: isSame ? caretAfter(reading.text, digitsBefore) : reading.text.length,
      ownLayout: false,
    };
  }
  // A piece of digits alone does not make our layout the person's own.
  if (/^\+?\d+$/.test(ownLayout ? clean : piece) && !hasWordBetweenDigits(clean))
    return { ...layOutText(dialledDigits(clean), digitsBefore, options), ownLayout: false };
  return { text: clean, caret: caretAfter(clean, digitsBefore), ownLayout: true };
}

/** Weighs the whole text and the piece by itself; in doubt, the piece is kept apart from what stood there. */
function readInserted(
  before: string,
  piece: string,
  after: string,
  options: ReadPhoneTextOptions,
): { reading: PhoneReading; wholeText: string } {
  const wholeText = before + piece + after;
  const whole = readPhoneText(wholeText, options);
  const kept = dialledDigits(before + after);
  const named = readPhoneText(before, options).country ?? options.country;
  const national = readPhoneText(piece, { ...options, country: named });
  // In the field's own country a national layout of another would be read as another number.
  const alone = named === options.country || !national.e164 ? national : readPhoneText(national.e164, options);
  if (kept === '' || alone.e164 === null || alone.e164 === whole.e164) return { reading: whole, wholeText };

  const isBegun = dialledDigits(after) === '' && beginsWith(kept, alone.e164, piece);
  if (whole.e164 === null) return { reading: isBegun || !alone.hint ? alone : whole, wholeText };
  if (isBegun && isRepeated(kept, alone.e164, piece)) return { reading: alone, wholeText };
  const lead = rankReading(whole) - rankReading(alone);
  if (lead > 0 || (lead === 0 && !isBegun)) return { reading: whole, wholeText };
  const apart = `${before} ~ ${piece}${after}`;
  return { reading: readPhoneText(apart, options), wholeText: apart };
}

/** Whether a number, in one of the ways in which it is dialled, or as it is pasted, begins with what was typed. */
function beginsWith(typed: string, e164: string, piece: string): boolean {
  const forms = [
    e164,
    e164.slice(1),
    `00${e164.slice(1)}`,
    dialledDigits(formatNationalNumber(e164)),
    dialledDigits(piece),
  ];
  return forms.some((form) => form.startsWith(typed));
}

/** Whether what was typed is the trunk prefix or the calling code, and the piece has it too or goes without it. */
function isRepeated(typed: string, e164: string, piece: string): boolean {
  if (typed === '0') return dialledDigits(piece).startsWith('0');
  return typed.replace(/^00/, '+') === `+${parseNumber(e164)?.countryCallingCode}`;
}
