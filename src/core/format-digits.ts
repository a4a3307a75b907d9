import { toDialString } from './phone-characters.js';
import { formatAsYouType } from './format-as-you-type.js';
import { readPhoneText, type ReadPhoneTextOptions } from './phone-text.js';

/** A text and the position of its caret. */
export interface TextWithCaret {
  text: string;
  caret: number;
}

/** Formats digits: a complete number as its country writes it, a partial one as far as it has been typed. */
export function formatDigits(digits: string, digitsBefore: number, options: ReadPhoneTextOptions): TextWithCaret {
  const whole = readPhoneText(digits, options).text;
  const text = whole !== null && toDialString(whole) === digits ? whole : formatAsYouType(digits, options.country);
  return { text, caret: getCaretAfter(text, digitsBefore) };
}

/** Returns the position after the nth digit, or the end of the text after the last one. */
export function getCaretAfter(text: string, digits: number): number {
  if (digits >= toDialString(text).length) return text.length;
  let caret = 0;
  for (let seen = 0; seen < digits; caret += 1) if (/[\d+]/.test(text.charAt(caret))) seen += 1;
  return caret;
}
