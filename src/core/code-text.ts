import { findNumbers } from './code-tokens.js';
import { toAsciiDigits, toHalfWidth } from './digits.js';
import { insertedText, type Edited, type TextEdit } from './text-edit.js';

/** Why the code field refuses a text. */
export type CodeProblem = 'no_code' | 'several_codes' | 'too_long';

/** No message that carries a code is longer: ten parts of a long SMS. */
const maxLength = 2000;

/**
 * The last line of an SMS whose code is bound to a host (WICG, "SMS one-time codes"), whether its line break is still
 * there or not. A word before the `@` makes it an e-mail address.
 */
const boundCode = /(?:^|[^\w+-])@(?:[\w-]+(?:\.[\w-]+)+|localhost)(?::\d+)?[^\S\n]+#(\d+)(?:[^\S\n]+[@%]\S+)?\s*$/u;

/**
 * The code of `length` digits that stands in a text: in digits alone, or in a whole message. It is the one that a
 * message's last line binds to a host, else the only one that could be meant; null if there is none or several, since a
 * wrong guess costs one of the person's few tries.
 */
export function findCode(text: string, length: number): string | null {
  const [code = null, ...others] = findCodes(text, length);
  return others.length === 0 ? code : null;
}

/**
 * What the code field holds after an edit, and where its caret stands; else why the edit is refused, null if a key adds
 * nothing.
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
  if (text.length > maxLength) return 'no_code';
  const inserted = edit.inserted ?? insertedText(before, edit);
  const digits = bareDigits(plainText(inserted));
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
  const code = onlyDigits(text);
  const caret = onlyDigits(text.slice(0, edit.caret)).length;
  if (code.length <= length) return inserted && code === before ? null : { content: code, caret };
  if (digits && digits.length > 1) return 'too_long';
  // One digit too many: it takes the place of the one behind the caret, and there is none behind the last.
  return caret > length ? null : { content: code.slice(0, caret) + code.slice(caret + 1), caret };
}

/** The codes that could be meant, each once. */
function findCodes(text: string, length: number): string[] {
  if (text.length > maxLength) return [];
  const plain = plainText(text);
  const bound = boundCode.exec(plain)?.[1];
  if (bound !== undefined) return bound.length === length ? [bound] : [];
  const bare = bareDigits(plain);
  if (bare?.length === length) return [bare];

  const codes = new Set<string>();
  const doubtful = new Set<string>();
  for (const { number, isBeforeWord } of findNumbers(plain)) {
    const groups = number.split(/\D+/);
    const digits = groups.join('');
    if (digits.length === length) {
      if (isOneCode(number, groups) && !(isBeforeWord && isSpan(number))) codes.add(digits);
    } else if (groups.every((group) => group.length === length)) {
      // The same code twice, or two codes; but different short groups may be a telephone number's.
      const target = length > 5 || new Set(groups).size === 1 ? codes : doubtful;
      for (const group of groups) target.add(group);
    }
  }
  return [...(codes.size > 0 ? codes : doubtful)];
}

/** ASCII digits, and no invisible marks. */
function plainText(text: string): string {
  return toHalfWidth(toAsciiDigits(text).replace(/，/g, ', ')).replace(/[\p{Cf}\ufe0f\u20e3]/gu, '');
}

function onlyDigits(text: string): string {
  return plainText(text).replace(/\D/g, '');
}

/**
 * The digits of a text that holds nothing else but separators; null if it does, or if they are a date's or a decimal's.
 */
function bareDigits(plain: string): string | null {
  if (!/^[\d\s\p{Pd}.·_]*$/u.test(plain)) return null;
  const digits = plain.replace(/\D/g, '');
  if (!/\d\d/.test(plain)) return digits;
  const numbers = findNumbers(plain)
    .map(({ number }) => number)
    .join(' ');
  return numbers.includes('.') || numbers.replace(/\D/g, '') !== digits ? null : digits;
}

/** `123 456` is one code; `2024-05`, the telephone number `555-0199` and the pairs of another are not. */
function isOneCode(number: string, groups: readonly string[]): boolean {
  const sizes = groups.map(({ length }) => length);
  const [first = 0] = sizes;
  const isEven = sizes.every((size, index) => first - size <= 1 && size <= (sizes[index - 1] ?? first));
  return isEven && (sizes.length <= 3 || first === 1) && !/[/.,:'’*#٫٬]/.test(number);
}

/** `10-15` minutes, `120-180` seconds: from less to more of what follows, in small numbers or in round ones. */
function isSpan(number: string): boolean {
  const [, from = '', to = ''] = /^(\d+) ?[–-] ?(\d+)$/.exec(number) ?? [];
  return from < to && (from.length <= 2 || /0,.*0$/.test(`${from},${to}`));
}
