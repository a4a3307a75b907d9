const decimalDigit = /\p{Nd}/u;
const otherScriptDigit = /(?![0-9])\p{Nd}/gu;

/**
 * Converts the decimal digits of every script, and the full-width letters and signs of East Asian keyboards, to ASCII.
 * Leaves other characters unchanged.
 */
export function toAscii(text: string): string {
  return text.replace(otherScriptDigit, asciiDigit).replace(/[！-～]/g, (fullWidth) => fullWidth.normalize('NFKC'));
}

/**
 * Unicode encodes each script's ten digits contiguously and in order, zero first (core specification, 4.6), and
 * adjacent sets are complete. So the value of a digit is the number of digits directly before it, modulo ten, and no
 * table is needed.
 */
function asciiDigit(digit: string): string {
  const codePoint = digit.codePointAt(0) ?? 0;
  let before = 0;
  while (decimalDigit.test(String.fromCodePoint(codePoint - 1 - before))) before += 1;
  return String(before % 10);
}
