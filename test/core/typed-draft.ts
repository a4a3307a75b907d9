import type { CountryCode } from '../../src/core/e164.js';
import { emptyDraft, readDraft, type PhoneDraft } from '../../src/core/phone-draft.js';
import { editDraft } from '../../src/core/phone-draft-edit.js';
import type { Edited } from '../../src/core/text-edit.js';

/** A caret. */
export const at = (caret: number) => ({ start: caret, end: caret });

/** A field into which a text is typed, key by key. */
export function typeText(
  text: string,
  country: CountryCode,
  from: Edited<PhoneDraft> = { content: emptyDraft, caret: 0 },
): Edited<PhoneDraft> {
  return [...text].reduce((now, key) => applyEdit(now, now.caret, now.caret, key, country), from);
}

/** Replaces a range of the text of a field. */
export function applyEdit(
  { content: draft, caret }: Edited<PhoneDraft>,
  start: number,
  end: number,
  inserted: string,
  country: CountryCode,
): Edited<PhoneDraft> {
  const text = draft.text.slice(0, start) + inserted + draft.text.slice(end);
  const edit = { text, caret: start + inserted.length, selectionBefore: inserted ? { start, end } : at(end) };
  return editDraft(draft, edit, { country }) ?? { content: draft, caret };
}

export function backspace(now: Edited<PhoneDraft>, country: CountryCode): Edited<PhoneDraft> {
  return now.caret === 0 ? now : applyEdit(now, now.caret - 1, now.caret, '', country);
}

/** The number that a field reports. */
export const valueOf = ({ content: draft }: Edited<PhoneDraft>, country: CountryCode) =>
  readDraft(draft, { country }).e164;
