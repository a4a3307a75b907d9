import { toAscii } from './digits.js';

/** No longer text is read as a phone number; libphonenumber has the same limit. */
export const maxPhoneTextLength = 250;

/**
 * Normalises a text for the field: ASCII digits, plain spaces and hyphens, no invisible characters, a semicolon for
 * the end of a line or cell. Returns an empty string if there is no digit and no plus.
 */
export function cleanPhoneText(text: string): string {
  if (text.length > maxPhoneTextLength) return '';
  const clean = toAscii(numberOfUri(text))
    .replace(/[﹢⁺₊➕]/gu, '+')
    .replace(/[\p{Pd}−ー⁃]/gu, '-')
    .replace(/\p{Ps}/gu, '(')
    .replace(/\p{Pe}|\u20e3(?!\d)/gu, ')')
    .replace(/\s*[\t\n\v\f\r\u2028\u2029|•]\s*/g, '; ')
    .replace(/\s/g, ' ')
    .replace(/[^\d+() \-./,;:#~*\p{L}]|\p{DI}/gu, '')
    .replace(/^[^\d+(#]*(?:#\d{1,3} )?[^\d+(]*/u, '');
  return /[\d+]/.test(clean) ? clean : '';
}

/** Returns the digits of a text, after a plus if the number starts with one. */
export function toDialString(text: string): string {
  const digits = text.replace(/\D/g, '');
  return /^\D*\+/.test(text) ? `+${digits}` : digits;
}

/**
 * Returns the number of a `tel:` URI, with its `phone-context` before it and without its extension (RFC 3966), or of a
 * line of a vCard, such as `item1.TEL;TYPE="voice,home":` (RFC 6350, 6.4.1).
 */
function numberOfUri(text: string): string {
  const context = /;phone-context=(\+[\d-]+)/i.exec(text)?.[1] ?? '';
  const number = text
    .replace(/(^|[\s;])(?:[\w-]+\.)?tel(?:;(?:"[^"]*"|[^":\s])*)?:(?:tel:)?/gi, '$1')
    .replace(/[%=]2b/gi, '+')
    .replace(/%20/g, ' ')
    .replace(/[;?&](?!(?:phone|tel|number)=)[a-z-]+=.*$/is, '');
  return number.includes('+') ? number : context + number;
}
