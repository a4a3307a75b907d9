import { toAscii } from './digits.js';
import { formatDigits } from './format-digits.js';
import { insertPhoneText } from './phone-insertion.js';
import { cleanPhoneText, toDialString, maxPhoneTextLength } from './phone-characters.js';
import { emptyDraft, getDraftOptions, type PhoneDraft } from './phone-draft.js';
import { readPhoneText, type ReadPhoneTextOptions } from './phone-text.js';
import { getInsertedText, type Edited, type TextEdit } from './text-edit.js';

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

function clearDraft({ chosen }: PhoneDraft): PhoneDraft {
  return { ...emptyDraft, country: chosen ?? null, chosen };
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
