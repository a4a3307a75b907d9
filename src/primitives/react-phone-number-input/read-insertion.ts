import { cleanPhoneText, toDialString } from '../../core/phone-characters.js';
import { editDraft } from '../../core/phone-draft-edit.js';
import { readPhoneText, type PhoneProblem, type ReadPhoneTextOptions } from '../../core/phone-text.js';
import type { TextEdit } from '../../core/text-edit.js';

export interface ReadInsertionOptions extends ReadPhoneTextOptions {
  /** The library's prop: whether numbers always or never have their calling code. */
  international?: boolean | undefined;
}

/** The digits, after an optional plus, to pass to the library; or why the text is rejected. */
export type Insertion = { digits: string; caret: number } | { refused: PhoneProblem | null };

/** Reads a pasted, dropped, filled-in or composed text as `PhoneField` does. */
export function readInsertion(
  before: string,
  edit: TextEdit,
  { international, ...options }: ReadInsertionOptions,
): Insertion {
  const edited = editDraft({ text: before, country: options.country, userFormatted: false }, edit, options);
  if (!edited) return { refused: null };
  const { text, country: readWith } = edited.content;
  const read = (some: string, country = options.country) => readPhoneText(some, { ...options, country });
  const { e164, problem } = read(text, readWith ?? options.country);
  const digits = toDialString(cleanPhoneText(text));

  const isAbroad = digits.startsWith('+') && read(digits).country !== options.country;
  // Without its plus, it would be another number.
  if (international === false && isAbroad) return { refused: problem ?? 'not_in_country' };
  if (e164 === null) {
    // The separators made it ambiguous. Without them, the digits must not become a number.
    return read(digits).e164 === null
      ? { digits, caret: toDialString(text.slice(0, edited.caret)).length }
      : { refused: problem };
  }
  const isSame = read(digits).e164 === e164 && international !== true;
  return isSame
    ? { digits, caret: toDialString(text.slice(0, edited.caret)).length }
    : { digits: e164, caret: e164.length };
}
