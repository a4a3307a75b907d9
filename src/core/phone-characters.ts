import { toAsciiDigits, toHalfWidth } from './digits.js';

/** Longer texts hold no phone number: the bound that libphonenumber sets too. */
export const maxPhoneTextLength = 250;

/**
 * The text as it may stand in the field: ASCII digits, plain spaces and hyphens, no marks, a semicolon for the end of a
 * line or cell; empty if it has no digit and no plus.
 */
export function cleanPhoneText(text: string): string {
  if (text.length > maxPhoneTextLength) return '';
  const clean = toHalfWidth(toAsciiDigits(numberOfUri(text)))
    .replace(/[﹢⁺₊➕]/gu, '+')
    .replace(/[\p{Pd}−ー⁃]/gu, '-')
    .replace(/\p{Ps}/gu, '(')
    .replace(/[\p{Pe}\u20e3]/gu, ')')
    .replace(/\s*[\t\n\v\f\r\u2028\u2029|•]\s*/g, '; ')
    .replace(/\s/g, ' ')
    .replace(/[^\d+() \-./,;:#~*\p{L}]/gu, '')
    .replace(/^[^\d+(#]*(?:#\d{1,3} )?[^\d+(]*/u, '');
  return /[\d+]/.test(clean) ? clean : '';
}

/** The digits of a text and, if it begins a number, the plus. */
export function dialledDigits(text: string): string {
  const digits = text.replace(/\D/g, '');
  return /^\D*\+/.test(text) ? `+${digits}` : digits;
}

/**
 * The number of a `tel:` URI, with its `phone-context` in front and its extension as people write it (RFC 3966), and
 * that of a contact card's line, `item1.TEL;TYPE="voice,home":` (RFC 6350, 6.4.1).
 */
function numberOfUri(text: string): string {
  const context = /;phone-context=(\+[\d-]+)/i.exec(text)?.[1] ?? '';
  const extension = /;ext=(\d+)/i.exec(text)?.[1];
  const number = text
    .replace(/(^|[\s;])(?:[\w-]+\.)?tel(?:;(?:"[^"]*"|[^":\s])*)?:(?:tel:)?/gi, '$1')
    .replace(/[%=]2b/gi, '+')
    .replace(/%20/g, ' ')
    .replace(/[;?][a-z-]+=.*$/is, '');
  return `${number.includes('+') ? '' : context}${number}${extension ? ` ext. ${extension}` : ''}`;
}
