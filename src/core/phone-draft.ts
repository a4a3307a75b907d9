import { toAsciiDigits } from './digits.js';
import { callingCodeOf, countryOfPhoneNumber, leadingCallingCode, type CountryCode } from './e164.js';
import { formatNationalNumber, formatPhoneNumber } from './written-number.js';
import { layOutText } from './laid-out-text.js';
import { insertPiece } from './phone-insertion.js';
import { layOutDigits } from './phone-layout.js';
import { cleanPhoneText, dialledDigits, maxPhoneTextLength } from './phone-characters.js';
import { readPhoneText, type PhoneReading, type ReadPhoneTextOptions } from './phone-text.js';
import { insertedText, type Edited, type TextEdit } from './text-edit.js';

/** What stands half-typed in the field. */
export interface PhoneDraft {
  text: string;
  /** The country that the text is read with; null only while the draft is empty and no country was chosen. */
  country: CountryCode | null;
  /** The country that the person chose from the list, which stays when the text is cleared. */
  chosen?: CountryCode;
  /** The person sets their own spaces and hyphens; the text is left alone until the field is left. */
  ownLayout: boolean;
}

export const emptyDraft: PhoneDraft = { text: '', country: null, ownLayout: false };

/** The options to read a draft with: a text keeps its country, whatever becomes of the default one meanwhile. */
export function optionsOf({ text, country }: PhoneDraft, options: ReadPhoneTextOptions): ReadPhoneTextOptions {
  const isKept = country !== null && (text !== '' || (options.countries?.includes(country) ?? true));
  return isKept ? { ...options, country } : options;
}

/** Reads the text of a draft as `readPhoneText` does; a plus alone is no number yet, and yet not nothing. */
export function readDraft(draft: PhoneDraft, options: ReadPhoneTextOptions): PhoneReading {
  const reading = readPhoneText(draft.text, optionsOf(draft, options));
  return draft.text && reading.problem === 'empty' ? { ...reading, problem: 'too_short' } : reading;
}

/** The draft after an edit; null if the edit is refused and the text stays as it is. */
export function editDraft(
  draft: PhoneDraft,
  edit: TextEdit,
  defaults: ReadPhoneTextOptions,
): Edited<PhoneDraft> | null {
  if (edit.text.length > maxPhoneTextLength) return null;
  const { start, end } = edit.selectionBefore;
  // What takes the place of the whole text is read as if the field had been cleared first.
  if (draft.text !== '' && start === 0 && end === draft.text.length) {
    return editDraft(clearDraft(draft), { ...edit, selectionBefore: { start: 0, end: 0 } }, defaults);
  }
  const options = optionsOf(draft, defaults);
  const inserted = insertedText(draft.text, edit);
  if ([...inserted].length > 1) {
    const next = keepCountry(draft, cleanPhoneText(edit.text), options);
    const piece = insertPiece(edit, inserted, draft.ownLayout, {
      ...options,
      country: next.country ?? options.country,
    });
    return piece && { content: { ...next, text: piece.text, ownLayout: piece.ownLayout }, caret: piece.caret };
  }
  if (inserted && !isTypable(inserted, draft, options)) return null;

  const isSeparator = inserted !== '' && !/[\d+]/.test(toAsciiDigits(inserted));
  const text = toAsciiDigits(edit.text);
  const caret = toAsciiDigits(edit.text.slice(0, edit.caret)).length;
  if (!/[\d+(]/.test(text)) return { content: clearDraft(draft), caret: 0 };

  const next = keepCountry(draft, text, options);
  const keepsLayout = draft.ownLayout && /[^\d+]/.test(text.replace(toAsciiDigits(inserted), ''));
  const digitsBefore = dialledDigits(text.slice(0, caret)).length;
  if (isSeparator && !draft.ownLayout && readPhoneText(draft.text, options).e164 === null) {
    // The person's own layout takes the place of ours, rather than mixing with it.
    const digits = dialledDigits(text);
    return {
      content: {
        ...next,
        text: digits.slice(0, digitsBefore) + inserted + digits.slice(digitsBefore),
        ownLayout: true,
      },
      caret: digitsBefore + 1,
    };
  }
  if (keepsLayout || isSeparator) return { content: { ...next, text, ownLayout: true }, caret };
  return layOut(next, ...withoutDigitBeside(draft, dialledDigits(text), digitsBefore, inserted, edit), options);
}

/** The draft as it stands once the field is left: a number that is taken, in its country's layout, as it is saved. */
export function settleDraft(draft: PhoneDraft, defaults: ReadPhoneTextOptions): PhoneDraft {
  const { text } = readDraft(draft, defaults);
  return text !== null && text !== draft.text ? { ...draft, text, ownLayout: false } : draft;
}

/**
 * The same digits with another country chosen, whose calling code takes the place of one that is there, half-typed or
 * whole.
 */
export function chooseCountry(draft: PhoneDraft, chosen: CountryCode, defaults: ReadPhoneTextOptions): PhoneDraft {
  const next = { ...draft, country: chosen, chosen };
  const national = digitsAfterCallingCode(draft.text, optionsOf(draft, defaults));
  if (national !== null)
    return { ...next, text: layOutDigits(`+${callingCodeOf(chosen)}${national}`, chosen), ownLayout: false };
  return draft.ownLayout ? next : { ...next, text: layOutDigits(dialledDigits(draft.text), chosen) };
}

/** The draft of a value: in its country's own layout if that reads back as the same number. */
export function draftOf(value: string | null, options: ReadPhoneTextOptions): PhoneDraft {
  if (!value) return emptyDraft;
  const country = readPhoneText(value, options).country ?? countryOfPhoneNumber(value);
  const text = formatNationalNumber(value);
  const isOwn = country !== null && readPhoneText(text, { ...options, country }).e164 === value;
  return isOwn
    ? { text, country, ownLayout: false }
    : { text: formatPhoneNumber(value), country: options.country, ownLayout: false };
}

function clearDraft({ chosen }: PhoneDraft): PhoneDraft {
  return { ...emptyDraft, country: chosen ?? null, chosen };
}

/** What follows a calling code behind a plus or 00, however far that code has been typed; null if there is none. */
function digitsAfterCallingCode(text: string, options: ReadPhoneTextOptions): string | null {
  const { afterCallingCode } = readPhoneText(text, options);
  if (afterCallingCode !== null) return afterCallingCode;
  const [, abroad] = /^(?:\+|00)(.*)$/.exec(dialledDigits(text)) ?? [];
  if (abroad === undefined) return null;
  const callingCode = leadingCallingCode(abroad) ?? /^[1-9]\d?$/.exec(abroad)?.[0];
  return abroad.slice(callingCode?.length ?? 0);
}

/** Letters are taken only behind a whole number, where an extension may follow. */
function isTypable(character: string, draft: PhoneDraft, options: ReadPhoneTextOptions): boolean {
  if (cleanPhoneText(`1${character}`).length < 2) return false;
  return !/\p{L}/u.test(character) || readPhoneText(draft.text, options).e164 !== null;
}

/** The country stays: if the plus is taken away, the one that its calling code had selected. */
function keepCountry(draft: PhoneDraft, text: string, options: ReadPhoneTextOptions): PhoneDraft {
  const hadPlus = dialledDigits(draft.text).startsWith('+');
  const isPlusGone = hadPlus && /^\d/.test(dialledDigits(text));
  return { ...draft, country: (isPlusGone ? readPhoneText(draft.text, options).country : null) ?? options.country };
}

/** Where only a bracket or a space of ours was deleted, the digit beside it goes, or the key would seem dead. */
function withoutDigitBeside(
  { text: before, ownLayout }: PhoneDraft,
  digits: string,
  digitsBefore: number,
  inserted: string,
  edit: TextEdit,
): [string, number] {
  const { start, end } = edit.selectionBefore;
  if (ownLayout || inserted || start !== end || dialledDigits(before) !== digits || edit.text.length >= before.length)
    return [digits, digitsBefore];
  const isBackward = edit.caret < start;
  const at = isBackward ? digitsBefore - 1 : digitsBefore;
  if (at < 0) return [digits, digitsBefore];
  return [digits.slice(0, at) + digits.slice(at + 1), isBackward ? at : digitsBefore];
}

function layOut(
  draft: PhoneDraft,
  digits: string,
  digitsBefore: number,
  options: ReadPhoneTextOptions,
): Edited<PhoneDraft> {
  const { text, caret } = layOutText(digits, digitsBefore, { ...options, country: draft.country ?? options.country });
  return { content: { ...draft, text, ownLayout: false }, caret };
}
