const decimalDigit = /\p{Nd}/u;
const otherScriptDigit = /(?![0-9])\p{Nd}/gu;

/** The text with the decimal digits of every script that Unicode knows as ASCII digits; all else stays as it is. */
export function toAsciiDigits(text: string): string {
  return text.replace(otherScriptDigit, asciiDigit);
}

/** The text with ASCII letters, digits and signs in place of the full-width ones of East Asian keyboards. */
export function toHalfWidth(text: string): string {
  return text.replace(/[！-～]/g, (fullWidth) => String.fromCharCode(fullWidth.charCodeAt(0) - 0xfee0));
}

/**
 * Unicode keeps each script's ten digits contiguous and in order, zero first (core specification, 4.6), and sets that
 * touch follow one another whole, so a digit's value is the number of digits right before it, modulo ten. No table.
 */
function asciiDigit(digit: string): string {
  const codePoint = digit.codePointAt(0) ?? 0;
  let before = 0;
  while (decimalDigit.test(String.fromCodePoint(codePoint - 1 - before))) before += 1;
  return String(before % 10);
}
