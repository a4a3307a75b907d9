import { toAsciiDigits } from './digits.js';
import { insertedText, type Edited, type TextEdit } from './text-edit.js';

/** No message that carries a code is longer: ten parts of a long SMS. */
const maxLength = 2000;

/** The last line of an SMS whose code is meant for a host (WICG, "SMS one-time codes"), its line break lost or not. */
const boundCode = /@[^\s@#]+[^\S\n]+#(\S+)(?:[^\S\n]+@\S+)?\s*$/u;

/** Groups of digits that people read as one number. */
const digitRun = /\d+(?:(?:[^\S\n]{1,2}|[^\S\n]?\p{Pd}[^\S\n]?)\d+)*/gu;

/**
 * The code of `length` digits that stands in a text: in digits alone, or in a whole message. It is the one that a
 * message's last line binds to a host, else the only one that could be meant; null where there is none, or where there
 * are several, since a wrong guess costs one of the person's few tries.
 */
export function findCode(text: string, length: number): string | null {
  if (text.length > maxLength) return null;
  const plain = plainText(text);
  const bound = boundCode.exec(plain)?.[1];
  if (bound !== undefined) return isCode(bound, length) ? bound : null;
  const bare = bareDigits(plain);
  if (bare !== null) return isCode(bare, length) ? bare : null;

  const seen = new Set<string>();
  let isWhole = true;
  for (const { 0: run, index } of plain.matchAll(digitRun)) {
    const groups = run.split(/\D+/);
    const digits = groups.join('');
    const isOne = digits.length === length && areEven(groups);
    const found = isOne ? [digits] : groups.filter((group) => group.length === length);
    for (const group of found) seen.add(group);
    if (found.length > 0) isWhole &&= isOne && !isPartOfMore(plain, index, index + run.length);
  }
  const [only] = seen;
  return seen.size === 1 && isWhole && only !== undefined ? only : null;
}

/** What the code field holds after an edit, and where its caret stands; null where the edit is refused. */
export function editCode(before: string, edit: TextEdit, length: number): Edited<string> | null {
  if (edit.text.length > maxLength) return null;
  const inserted = insertedText(before, edit);
  const digits = bareDigits(plainText(edit.text));
  if ([...inserted].length > 1) {
    const found = findCode(edit.text, length) ?? findCode(inserted, length);
    if (found) return { content: found, caret: length };
    if (!digits || digits.length > length || !bareDigits(plainText(inserted))) return null;
  }
  const code = plainText(edit.text).replace(/\D/g, '');
  const caret = plainText(edit.text.slice(0, edit.caret)).replace(/\D/g, '').length;
  if (code.length <= length) return inserted && code === before ? null : { content: code, caret };
  // One digit too many: it takes the place of the one behind the caret, and there is none behind the last.
  return caret > length ? null : { content: code.slice(0, caret) + code.slice(caret + 1), caret };
}

/** ASCII digits, no invisible marks. */
function plainText(text: string): string {
  return toAsciiDigits(text).replace(/\p{Cf}/gu, '');
}

/** The digits of a text that holds nothing else but separators; null where it does. */
function bareDigits(plain: string): string | null {
  return /^[\d\s\p{Pd}.·_]*$/u.test(plain) ? plain.replace(/\D/g, '') : null;
}

function isCode(text: string, length: number): boolean {
  return text.length === length && /^\d*$/.test(text);
}

/** `123 456` is one code, `2024-05` is not. */
function areEven(groups: readonly string[]): boolean {
  const sizes = groups.map(({ length }) => length);
  return Math.max(...sizes) - Math.min(...sizes) <= 1;
}

/** Whether the digits go on across a decimal point, a colon or a slash, or are a phone number's. */
function isPartOfMore(text: string, start: number, end: number): boolean {
  return /(?:\d[.,:/]|\+)$/.test(text.slice(0, start)) || /^[.,:/]\d/.test(text.slice(end, end + 2));
}
