/** Removes an extension that is marked as such. */
export function stripExtension(text: string): string {
  const [, before, mark = ''] = /^(.*\d)([^\d+]+)\d{1,20}[^\d+]*$/u.exec(text) ?? [];
  const isExtension = /(?:^|\P{L})(?:x|(?:e?xt|доб|anexo)\p{L}*)\P{L}*$|#/iu.test(mark) || /\d#\s*$/.test(text);
  return before !== undefined && isExtension && !hasWordBetweenDigits(before) ? before : text;
}

/**
 * Returns one or two variants of a text. Both lack what cannot be part of a phone number; the second also lacks what
 * may be something else: a list number, a date, opening hours.
 */
export function getVariants(text: string): string[] {
  const variant = orElse(
    text
      .replace(/(\d)[.,](\d{7,})e\+?(\d\d?)(?!\d)/i, expand)
      .replace(/(^\d+(?=[.,]0+$)|(?:^|[ ;,])\+?\d{7,})[.,]0+(?=$|[ ;,])(?! ?\d{1,6}(?:\D|$))/g, '$1')
      .replace(/\+[\d ]{0,4}(?=\+)/g, '')
      .replace(/^\d{1,2}\.?\)+/, '')
      .replace(times, '$1;')
      .replace(/(\d(?:\D*\d){3}[^(]*)\((?:[^()\d]*\d){0,6}[^()\d]*\)[^\d+]*$/, '$1'),
    text,
  );
  const bare = orElse(
    variant
      .replace(listNumber, '')
      .replace(dates, '$1;')
      .replace(/(^|[ (,;-])\d{1,4}(?: ?(?:uhr|h|[ap]\.?m)|\p{L}+)(?!\p{L})/giu, '$1;'),
    variant,
  );
  return bare === variant ? [variant] : [variant, bare];
}

/** Splits a text at words, pluses and the ends of cells, into segments that may each be a number. */
export function splitSegments(text: string): string[] {
  return text.split(/[\p{L};,~#]+|(?=\+ ?\S)| \/ /u).filter((segment) => /[\d+]/.test(segment));
}

/** Returns whether a word or a plus separates the digits of a text, so that they cannot be one number. */
export function hasWordBetweenDigits(text: string): boolean {
  return /\d\D*[\p{L}+#]\D*\d|[\d+]\D*~\D*\d/u.test(text);
}

/** Returns whether a letter may have replaced a digit, as in `0740O 123456`, or the text is a decimal fraction. */
export function isGarbled(text: string): boolean {
  // A short group of digits behind it means that the point separates groups too.
  const isDecimal = /(?:^|[ ;,])\+?\d{7,}\.\d\d?(?:$|[ ;,])(?!\d{1,6}(?:\D|$))/.test(text);
  return isDecimal || /\d(?!x)\p{L}\d|\d ?[oilsbz](?!\p{L}).*\d|\d\P{L}*\P{L}[oilsbz] ?\d/iu.test(text);
}

const times = /(^|[^\d:])\d{1,2}[:h]\d\d(?![\d:])/gi;
// Two digits at most: three may be an exit prefix, such as 810.
const listNumber = /^(?:[1-9]\d?(?:[.):]+ | - | (?=0(?:\D*\d){7}))|[1-9] (?=\d{8,}$)|\([1-9]\) )/;
/** Dates and opening hours. */
const dates = new RegExp(
  [
    '(^|[ (:])(?:\\d{1,2}[./-]\\d{1,2}[./-](?:19|20)\\d\\d',
    '(?:19|20)\\d\\d[./-]\\d\\d[./-]\\d\\d',
    '[0-3]\\d[./-][0-3]\\d[./-]\\d\\d',
    '\\d{1,2}\\.\\d\\d ?- ?\\d{1,2}\\.\\d\\d)(?=[ ),;]|$)',
  ].join('|'),
  'g',
);

/** Returns the digits of `1.711234567E10`. More than two missing zeros mean that digits were rounded off. */
function expand(text: string, first: string, fraction: string, exponent: string): string {
  const zeros = Number(exponent) - fraction.length;
  return zeros >= 0 && zeros < 3 ? first + fraction + '0'.repeat(zeros) : text;
}

function orElse(text: string, fallback: string): string {
  return /\d/.test(text) ? text : fallback;
}
