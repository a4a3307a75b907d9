import { caretAfter, layOutText, type LaidOutText } from './laid-out-text.js';
import { cleanPhoneText, dialledDigits } from './phone-characters.js';
import { readPhoneText, type ReadPhoneTextOptions } from './phone-text.js';
import type { TextEdit } from './text-edit.js';

export interface InsertedPiece extends LaidOutText {
  /** Whether the text keeps the spaces and hyphens that it came with. */
  ownLayout: boolean;
}

/**
 * Reads a pasted, dropped or filled-in piece, together with the text around it and by itself; null if the piece holds no
 * digit. `options.country` is the country that the text around it is read with.
 */
export function insertPiece({ text, caret }: TextEdit, inserted: string, ownLayout: boolean, options: ReadPhoneTextOptions): InsertedPiece | null {
  const piece = cleanPhoneText(inserted);
  const clean = cleanPhoneText(text);
  if (!piece || !clean) return null;
  const found = [text, inserted].map((whole) => readPhoneText(whole, options)).find(({ e164 }) => e164);
  const digitsBefore = dialledDigits(cleanPhoneText(text.slice(0, caret))).length;
  if (found?.text) {
    const isSame = dialledDigits(found.text) === dialledDigits(clean);
    return { text: found.text, caret: isSame ? caretAfter(found.text, digitsBefore) : found.text.length, ownLayout: false };
  }
  // A piece of digits alone does not make our layout the person's own.
  if (/^\+?\d+$/.test(ownLayout ? clean : piece)) return { ...layOutText(dialledDigits(clean), digitsBefore, options), ownLayout: false };
  return { text: clean, caret: caretAfter(clean, digitsBefore), ownLayout: true };
}
