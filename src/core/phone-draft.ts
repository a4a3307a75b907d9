import { toAscii } from './digits.js';
import { getCallingCode, getCountryOfNumber, parseCallingCode, type CountryCode } from './e164.js';
import { formatNationalNumber, formatPhoneNumber } from './format-number.js';
import { formatDigits } from './format-digits.js';
import { insertPhoneText } from './phone-insertion.js';
import { formatAsYouType } from './format-as-you-type.js';
import { cleanPhoneText, toDialString, maxPhoneTextLength } from './phone-characters.js';
import { readPhoneText, type PhoneReading, type ReadPhoneTextOptions } from './phone-text.js';
import { getInsertedText, type Edited, type TextEdit } from './text-edit.js';

/** The text in the field and how to read it; the number may be incomplete. */
export interface PhoneDraft {
  text: string;
  /** The country by whose rules the text is read; null only if the draft is empty and no country was chosen. */
  country: CountryCode | null;
  /** The country that the user chose from the list; it is kept when the text is cleared. */
  chosen?: CountryCode | undefined;
  /** Whether the user types the separators; the text is not formatted then, until the field loses the focus. */
  userFormatted: boolean;
}

export const emptyDraft: PhoneDraft = { text: '', country: null, userFormatted: false };

/** Returns the options to read a draft with: a text keeps its country when the default country changes. */
export function getDraftOptions({ text, country }: PhoneDraft, options: ReadPhoneTextOptions): ReadPhoneTextOptions {
  const isKept = country !== null && (text !== '' || (options.countries?.includes(country) ?? true));
  return isKept ? { ...options, country } : options;
}

/** Reads the text of a draft. A plus alone is `too_short` rather than `empty`. */
export function readDraft(draft: PhoneDraft, options: ReadPhoneTextOptions): PhoneReading {
  const reading = readPhoneText(draft.text, getDraftOptions(draft, options));
  return draft.text && reading.problem === 'empty' ? { ...reading, problem: 'too_short' } : reading;
}

/** Returns the draft after an edit; null if the edit is rejected. */
export function editDraft(
  draft: PhoneDraft,
  edit: TextEdit,
  defaults: ReadPhoneTextOptions,
): Edited<PhoneDraft> | null {
  if (edit.text.length > maxPhoneTextLength) return null;
  const { start, end } = edit.selectionBefore;
  // A text that replaces everything is read as if the field had been cleared first.
  if (draft.text !== '' && start === 0 && end === draft.text.length) {
    return editDraft(clearDraft(draft), { ...edit, selectionBefore: { start: 0, end: 0 } }, defaults);
  }
  const options = getDraftOptions(draft, defaults);
  const inserted = getInsertedText(draft.text, edit);
  if ([...inserted].length > 1) {
    const next = keepCountry(draft, cleanPhoneText(edit.text), options);
    const piece = insertPhoneText(edit, inserted, draft.userFormatted, {
      ...options,
      country: next.country ?? options.country,
    });
    return piece && { content: { ...next, text: piece.text, userFormatted: piece.userFormatted }, caret: piece.caret };
  }
  if (inserted && !isTypable(inserted, draft, options)) return null;

  const isSeparator = inserted !== '' && !/[\d+]/.test(toAscii(inserted));
  const text = toAscii(edit.text);
  const caret = toAscii(edit.text.slice(0, edit.caret)).length;
  if (!/[\d+(]/.test(text)) return { content: clearDraft(draft), caret: 0 };

  const next = keepCountry(draft, text, options);
  const keepsLayout = draft.userFormatted && /[^\d+]/.test(text.replace(toAscii(inserted), ''));
  const digitsBefore = toDialString(text.slice(0, caret)).length;
  if (isSeparator && !draft.userFormatted && readPhoneText(draft.text, options).e164 === null) {
    // The first separator that the user types replaces the automatic ones.
    const digits = toDialString(text);
    return {
      content: {
        ...next,
        text: digits.slice(0, digitsBefore) + inserted + digits.slice(digitsBefore),
        userFormatted: true,
      },
      caret: digitsBefore + 1,
    };
  }
  if (keepsLayout || isSeparator) return { content: { ...next, text, userFormatted: true }, caret };
  return withDigits(next, ...withoutDigitBeside(draft, toDialString(text), digitsBefore, inserted, edit), options);
}

/** Returns the draft for when the field loses the focus: a complete number is formatted as its country writes it. */
export function formatDraft(draft: PhoneDraft, defaults: ReadPhoneTextOptions): PhoneDraft {
  const { text } = readDraft(draft, defaults);
  return text !== null && text !== draft.text ? { ...draft, text, userFormatted: false } : draft;
}

/** Returns the draft with another country selected, whose calling code replaces the one in the text, if any. */
export function chooseCountry(draft: PhoneDraft, chosen: CountryCode, defaults: ReadPhoneTextOptions): PhoneDraft {
  const next = { ...draft, country: chosen, chosen };
  const national = digitsAfterCallingCode(draft.text, getDraftOptions(draft, defaults));
  if (national !== null)
    return { ...next, text: formatAsYouType(`+${getCallingCode(chosen)}${national}`, chosen), userFormatted: false };
  return draft.userFormatted ? next : { ...next, text: formatAsYouType(toDialString(draft.text), chosen) };
}

/** Returns the draft of a value, in the national format if that reads back as the same number. */
export function createDraft(value: string | null, options: ReadPhoneTextOptions): PhoneDraft {
  if (!value) return emptyDraft;
  const country = readPhoneText(value, options).country ?? getCountryOfNumber(value);
  const text = formatNationalNumber(value);
  const isOwn = country !== null && readPhoneText(text, { ...options, country }).e164 === value;
  return isOwn
    ? { text, country, userFormatted: false }
    : { text: formatPhoneNumber(value), country: options.country, userFormatted: false };
}

function clearDraft({ chosen }: PhoneDraft): PhoneDraft {
  return { ...emptyDraft, country: chosen ?? null, chosen };
}

/** Returns the digits after a calling code, which may be incomplete; null if the text starts with no plus or 00. */
function digitsAfterCallingCode(text: string, options: ReadPhoneTextOptions): string | null {
  const { afterCallingCode } = readPhoneText(text, options);
  if (afterCallingCode !== null) return afterCallingCode;
  const [, abroad] = /^(?:\+|00)(.*)$/.exec(toDialString(text)) ?? [];
  if (abroad === undefined) return null;
  const callingCode = parseCallingCode(abroad) ?? /^[1-9]\d?$/.exec(abroad)?.[0];
  return abroad.slice(callingCode?.length ?? 0);
}

/** Letters are accepted only after a complete number, because an extension may follow. */
function isTypable(character: string, draft: PhoneDraft, options: ReadPhoneTextOptions): boolean {
  if (cleanPhoneText(`1${character}`).length < 2) return false;
  return !/\p{L}/u.test(character) || readPhoneText(draft.text, options).e164 !== null;
}

/** Keeps the country; if the plus is deleted, the one that its calling code had selected. */
function keepCountry(draft: PhoneDraft, text: string, options: ReadPhoneTextOptions): PhoneDraft {
  const hadPlus = toDialString(draft.text).startsWith('+');
  const isPlusGone = hadPlus && /^\d/.test(toDialString(text));
  return { ...draft, country: (isPlusGone ? readPhoneText(draft.text, options).country : null) ?? options.country };
}

/** If only an automatic separator was deleted, deletes the digit next to it; else the key would have no effect. */
function withoutDigitBeside(
  { text: before, userFormatted }: PhoneDraft,
  digits: string,
  digitsBefore: number,
  inserted: string,
  edit: TextEdit,
): [string, number] {
  const { start, end } = edit.selectionBefore;
  const at = edit.caret < start ? digitsBefore - 1 : digitsBefore;
  if (
    userFormatted ||
    inserted ||
    start !== end ||
    at < 0 ||
    toDialString(before) !== digits ||
    edit.text.length >= before.length
  )
    return [digits, digitsBefore];
  return [digits.slice(0, at) + digits.slice(at + 1), at];
}

function withDigits(
  draft: PhoneDraft,
  digits: string,
  digitsBefore: number,
  options: ReadPhoneTextOptions,
): Edited<PhoneDraft> {
  const { text, caret } = formatDigits(digits, digitsBefore, { ...options, country: draft.country ?? options.country });
  return { content: { ...draft, text, userFormatted: false }, caret };
}
