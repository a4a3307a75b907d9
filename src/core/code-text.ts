import { findNumbers } from './code-tokens.js';
import { toAscii } from './digits.js';
import { getInsertedText, type Edited, type TextEdit } from './text-edit.js';

/** Why the code field rejects a text. */
export type CodeProblem = 'no_code' | 'several_codes' | 'too_long';

/** The length of ten concatenated SMS; no longer text is searched for a code. */
const longestText = 2000;

/**
 * The last line of an SMS whose code is bound to a host (WICG, "Origin-bound one-time codes delivered via SMS"), with
 * or without its line break. A word before the `@` makes it an e-mail address.
 */
const boundCode = /(?:^|[^\w+-])@(?:[\w-]+(?:\.[\w-]+)+|localhost)(?::\d+)?[^\S\n]+#(\d+)(?:[^\S\n]+[@%]\S+)?\s*$/u;

/**
 * Returns the code of `length` digits in a text, which may be a whole message: the code that the message's last line
 * binds to a host, else the only candidate. Returns null if there are no or several candidates, because a wrong guess
 * costs one of the user's few attempts.
 */
export function findCode(text: string, length: number): string | null {
  const [code = null, other] = findCodes(text, length);
  return other === undefined ? code : null;
}

/**
 * Returns the digits and the caret after an edit. If the edit is rejected, returns the problem, or null if a key press
 * simply has no effect.
 */
export function editCode(
  before: string,
  edit: TextEdit,
  length: number,
  isOvertyping = false,
): Edited<string> | CodeProblem | null {
  const {
    text,
    selectionBefore: { start },
  } = edit;
  if (text.length > longestText) return 'no_code';
  const inserted = edit.inserted ?? getInsertedText(before, edit);
  const digits = parseBareDigits(normalize(inserted));
  const isKey = [...inserted].length === 1;
  if (isOvertyping && isKey && !digits) return null;
  if (isOvertyping && digits && digits.length < length && start + digits.length <= length) {
    const caret = start + digits.length;
    return { content: before.slice(0, start) + digits + before.slice(caret), caret };
  }
  if (inserted && !isKey) {
    const [found, other] = findCodes(edit.inserted ?? text, length);
    if (other !== undefined) return 'several_codes';
    const code = found ?? (digits && findCode(text, length));
    if (code) return { content: code, caret: length };
    if (!digits) return 'no_code';
  }
  const code = extractDigits(text);
  const caret = extractDigits(text.slice(0, edit.caret)).length;
  if (code.length <= length) return inserted && code === before ? null : { content: code, caret };
  if (digits && digits.length > 1) return 'too_long';
  // The field is full, so the digit replaces the one after the caret; after the last digit there is none.
  return caret > length ? null : { content: code.slice(0, caret) + code.slice(caret + 1), caret };
}

/** Returns the distinct candidates. */
function findCodes(text: string, length: number): string[] {
  if (text.length > longestText) return [];
  const plain = normalize(text);
  const bound = boundCode.exec(plain)?.[1];
  if (bound !== undefined) return bound.length === length ? [bound] : [];
  const bare = parseBareDigits(plain);
  if (bare?.length === length) return [bare];

  const codes = new Set<string>();
  const doubtful = new Set<string>();
  for (const { number, isBeforeWord } of findNumbers(plain)) {
    const groups = number.split(/\D+/);
    const digits = groups.join('');
    if (digits.length === length) {
      if (isOneCode(number, groups) && !(isBeforeWord && isSpan(number))) codes.add(digits);
    } else if (groups.every((group) => group.length === length)) {
      // The same code twice, or two codes; but different short groups may belong to a phone number.
      const target = length > 5 || new Set(groups).size === 1 ? codes : doubtful;
      for (const group of groups) target.add(group);
    } else if (isBeforeWord && groups[0]?.length === length && quantity.test(number)) codes.add(groups[0]);
  }
  return [...(codes.size > 0 ? codes : doubtful)];
}

/** A code, and the digits after it that start a quantity: 482913 10 minutes. */
const quantity = /^\d+ (?:[–-] )?\d\d?0?(?:[–-]\d\d?)?$/;

/** Converts digits to ASCII and removes invisible characters. */
function normalize(text: string): string {
  return toAscii(text.replace(/，/g, ', ')).replace(/[\p{DI}\u20e3]/gu, '');
}

function extractDigits(text: string): string {
  return normalize(text).replace(/\D/g, '');
}

/** Returns the digits of a text of digits and separators only; null for any other text, a date or a decimal. */
function parseBareDigits(plain: string): string | null {
  if (!/^[\d\s\p{Pd}−.,·_]*$/u.test(plain)) return null;
  const digits = plain.replace(/\D/g, '');
  if (!/\d\d/.test(plain)) return digits;
  const numbers = findNumbers(plain)
    .map(({ number }) => number)
    .join(' ');
  return /[.,]/.test(numbers) || numbers.replace(/\D/g, '') !== digits ? null : digits;
}

/** `123 456` is one code; `2024-05`, the phone number `555-0199` and digits grouped in pairs are not. */
function isOneCode(number: string, groups: readonly string[]): boolean {
  const sizes = groups.map(({ length }) => length);
  const [first = 0] = sizes;
  const isEven = sizes.every((size, index) => first - size <= 1 && size <= (sizes[index - 1] ?? first));
  return isEven && (sizes.length <= 3 || first === 1) && !/[/.,:'’*#٫٬]/.test(number);
}

/** Matches ranges of small or round numbers: `10-15` minutes, `120-180` seconds. */
function isSpan(number: string): boolean {
  const [, from = '', to = ''] = /^(\d+) ?[–-] ?(\d+)$/.exec(number) ?? [];
  return from < to && (from.length <= 2 || /0,.*0$/.test(`${from},${to}`));
}
