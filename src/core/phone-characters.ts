import { toAsciiDigits, toHalfWidth } from './digits.js';

/** Longer texts hold no phone number: the bound that libphonenumber sets too. */
export const maxPhoneTextLength = 250;

/** The text as it may stand in the field: ASCII digits, plain spaces and hyphens, no marks; empty where it has no digit and no plus. */
export function cleanPhoneText(text: string): string {
  if (text.length > maxPhoneTextLength) return '';
  const clean = toHalfWidth(toAsciiDigits(rfc3966Number(text)))
    .replace(/[﹢⁺₊➕]/gu, '+')
    .replace(/[\p{Pd}−ー⁃]/gu, '-')
    .replace(/\p{Ps}/gu, '(')
    .replace(/\p{Pe}/gu, ')')
    .replace(/\s/g, ' ')
    .replace(/[^\d+() \-./,;:#~*\p{L}]/gu, '')
    .replace(/^[^\d+(]+/u, '');
  return /[\d+]/.test(clean) ? clean : '';
}

/** The digits of a text and, where it begins a number, the plus. */
export function dialledDigits(text: string): string {
  const digits = text.replace(/\D/g, '');
  return /^\D*\+/.test(text) ? `+${digits}` : digits;
}

/** What stands before the last group of digits, where that group may be an extension; empty where it may not. */
export function splitExtension(clean: string): { before: string; isLabelled: boolean } {
  const [, before = '', mark = '', extension = ''] = /^(.*\d)([^\d+]+)(\d{1,20})[^\d+]*$/u.exec(clean) ?? [];
  const isLabelled = /xt|x[\s:.]*$|#|доб|anexo/iu.test(mark) || /\d#\s*$/.test(clean);
  const isPossible = isLabelled || (extension.length <= 6 && /[\p{L},;~]/u.test(mark));
  return { before: isPossible ? before : '', isLabelled: isLabelled && !hasWordBetweenDigits(before) };
}

/** Digits that a word parts are not one number; and a letter among them may be a digit gone wrong. */
export function hasWordBetweenDigits(text: string): boolean {
  return /\d[^\d]*\p{L}[^\d]*\d/u.test(text);
}

/** A `tel:` URI's number, its `phone-context` in front, and its extension as people write it (RFC 3966). */
function rfc3966Number(text: string): string {
  const context = /;phone-context=(\+[\d-]+)/i.exec(text)?.[1] ?? '';
  const extension = /;ext=(\d+)/i.exec(text)?.[1];
  const number = text.replace(/^\s*tel:/i, '').replace(/%2b/gi, '+').replace(/%20/g, ' ').replace(/[;?][a-z-]+=.*$/is, '');
  return `${number.includes('+') ? '' : context}${number}${extension ? ` ext. ${extension}` : ''}`;
}
