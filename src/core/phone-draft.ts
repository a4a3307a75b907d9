import { toAsciiDigits } from './digits.js';
import { callingCodeOf, countryOfPhoneNumber, type CountryCode } from './e164.js';
import { formatNationalNumber, formatPhoneNumber } from './written-number.js';
import { layOutText } from './laid-out-text.js';
import { insertPiece } from './phone-insertion.js';
import { layOutDigits } from './phone-layout.js';
import { cleanPhoneText, dialledDigits, maxPhoneTextLength } from './phone-characters.js';
import { readPhoneText, type ReadPhoneTextOptions } from './phone-text.js';
import { insertedText, type Edited, type TextEdit } from './text-edit.js';

/** What stands half-typed in the field. */
export interface PhoneDraft {
  text: string;
  /** The country that the person chose; null while it is the default one. */
  chosen: CountryCode | null;
  /** The person sets their own spaces and hyphens; the text is left alone until the field is left. */
  ownLayout: boolean;
}

export const emptyDraft: PhoneDraft = { text: '', chosen: null, ownLayout: false };

/** The draft after an edit; null where the edit is refused, and what stood in the field stays. */
export function editDraft(draft: PhoneDraft, edit: TextEdit, options: ReadPhoneTextOptions): Edited<PhoneDraft> | null {
  if (edit.text.length > maxPhoneTextLength) return null;
  const inserted = insertedText(draft.text, edit);
  if ([...inserted].length > 1) {
    const next = keepCountry(draft, cleanPhoneText(edit.text), options);
    const piece = insertPiece(edit, inserted, draft.ownLayout, { ...options, country: next.chosen ?? options.country });
    return piece && { content: { ...next, text: piece.text, ownLayout: piece.ownLayout }, caret: piece.caret };
  }
  if (inserted && !isTypable(inserted, draft, options)) return null;

  const isSeparator = inserted !== '' && !/[\d+]/.test(toAsciiDigits(inserted));
  const text = toAsciiDigits(edit.text);
  const caret = toAsciiDigits(edit.text.slice(0, edit.caret)).length;
  if (!/[\d+(]/.test(text)) return { content: { ...draft, text: '', ownLayout: false }, caret: 0 };

  const next = keepCountry(draft, text, options);
  const keepsLayout = draft.ownLayout && /[^\d+]/.test(text.replace(toAsciiDigits(inserted), ''));
  const digitsBefore = dialledDigits(text.slice(0, caret)).length;
  if (isSeparator && !draft.ownLayout && readPhoneText(draft.text, options).e164 === null) {
    // The person's own layout takes the place of ours, rather than mixing with it.
    const digits = dialledDigits(text);
    return { content: { ...next, text: digits.slice(0, digitsBefore) + inserted + digits.slice(digitsBefore), ownLayout: true }, caret: digitsBefore + 1 };
  }
  if (keepsLayout || isSeparator) return { content: { ...next, text, ownLayout: true }, caret };
  return layOut(next, ...withoutDigitBeside(draft, dialledDigits(text), digitsBefore, inserted, edit), options);
}

/** The draft as it stands once the field is left: a number that is taken, in its country's layout, as it is saved. */
export function settleDraft(draft: PhoneDraft, options: ReadPhoneTextOptions): PhoneDraft {
  const { text } = readPhoneText(draft.text, options);
  return text !== null && text !== draft.text ? { ...draft, text, ownLayout: false } : draft;
}

/** The same digits with another country chosen; a calling code gives way to the chosen country's. */
export function chooseCountry(draft: PhoneDraft, chosen: CountryCode, options: ReadPhoneTextOptions): PhoneDraft {
  const { afterCallingCode } = readPhoneText(draft.text, options);
  if (afterCallingCode !== null) {
    const digits = `+${callingCodeOf(chosen)}${afterCallingCode}`;
    return { text: layOutDigits(digits, chosen), chosen, ownLayout: false };
  }
  return { ...draft, chosen, text: draft.ownLayout ? draft.text : layOutDigits(dialledDigits(draft.text), chosen) };
}

/** The draft of a number that is there already: in its country's own layout where that reads back as the same number. */
export function draftOf(value: string | null, options: ReadPhoneTextOptions): PhoneDraft {
  if (!value) return emptyDraft;
  const country = countryOfPhoneNumber(value) ?? readPhoneText(value, options).country;
  const text = formatNationalNumber(value);
  const isOwn = country !== null && readPhoneText(text, { ...options, country }).e164 === value;
  if (!isOwn) return { ...emptyDraft, text: formatPhoneNumber(value) };
  return { text, chosen: country === options.country ? null : country, ownLayout: false };
}

/** Letters are taken only behind a whole number, where an extension may follow. */
function isTypable(character: string, draft: PhoneDraft, options: ReadPhoneTextOptions): boolean {
  if (cleanPhoneText(`1${character}`).length < 2) return false;
  return !/\p{L}/u.test(character) || readPhoneText(draft.text, options).e164 !== null;
}

/** Whoever takes away a plus goes on in the country that the calling code had selected. */
function keepCountry(draft: PhoneDraft, text: string, options: ReadPhoneTextOptions): PhoneDraft {
  const hadPlus = dialledDigits(draft.text).startsWith('+');
  const digits = dialledDigits(text);
  if (!hadPlus || digits.startsWith('+') || digits === '') return draft;
  return { ...draft, chosen: readPhoneText(draft.text, options).country ?? draft.chosen };
}

/** Where only a bracket or a space of ours was deleted, the digit beside it goes, or the key would seem dead. */
function withoutDigitBeside({ text: before, ownLayout }: PhoneDraft, digits: string, digitsBefore: number, inserted: string, edit: TextEdit): [string, number] {
  const { start, end } = edit.selectionBefore;
  if (ownLayout || inserted || start !== end || dialledDigits(before) !== digits || edit.text.length >= before.length) return [digits, digitsBefore];
  const isBackward = edit.caret < start;
  const at = isBackward ? digitsBefore - 1 : digitsBefore;
  if (at < 0) return [digits, digitsBefore];
  return [digits.slice(0, at) + digits.slice(at + 1), isBackward ? at : digitsBefore];
}

function layOut(draft: PhoneDraft, digits: string, digitsBefore: number, options: ReadPhoneTextOptions): Edited<PhoneDraft> {
  const { text, caret } = layOutText(digits, digitsBefore, { ...options, country: draft.chosen ?? options.country });
  return { content: { ...draft, text, ownLayout: false }, caret };
}
