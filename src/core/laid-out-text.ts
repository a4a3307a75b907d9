import { dialledDigits } from './phone-characters.js';
import { layOutDigits } from './phone-layout.js';
import { readPhoneText, type ReadPhoneTextOptions } from './phone-text.js';

/** A text, and where the caret stands in it. */
export interface LaidOutText {
  text: string;
  caret: number;
}

/** Lays out digits: a whole number as its country writes it, a partial one as far as it goes. */
export function layOutText(digits: string, digitsBefore: number, options: ReadPhoneTextOptions): LaidOutText {
  const whole = readPhoneText(digits, options).text;
  const text = whole !== null && dialledDigits(whole) === digits ? whole : layOutDigits(digits, options.country);
  return { text, caret: caretAfter(text, digitsBefore) };
}

/** The caret's place behind the nth digit, or at the very end behind the last one. */
export function caretAfter(text: string, digits: number): number {
  if (digits >= dialledDigits(text).length) return text.length;
  let caret = 0;
  for (let seen = 0; seen < digits; caret += 1) if (/[\d+]/.test(text.charAt(caret))) seen += 1;
  return caret;
}
