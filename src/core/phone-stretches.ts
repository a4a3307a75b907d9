/** The text before an extension that says that it is one. */
export function beforeExtension(text: string): string {
  const [, before, mark = ''] = /^(.*\d)([^\d+]+)\d{1,20}[^\d+]*$/u.exec(text) ?? [];
  const isExtension = /(?:^|\P{L})(?:x|(?:e?xt|доб|anexo)\p{L}*)\P{L}*$|#/iu.test(mark) || /\d#\s*$/.test(text);
  return before !== undefined && isExtension && !hasWordBetweenDigits(before) ? before : text;
}

/**
 * The versions of a text that may hold the number. What cannot be part of one has been taken out of all of them; the
 * second is also without what could be.
 */
export function versionsOf(text: string): string[] {
  const version = orElse(
    text
      .replace(/(\d)[.,](\d{7,})e\+?(\d\d?)(?!\d)/i, expand)
      .replace(/^(\d+)[.,]0+$/, '$1')
      .replace(/((?:^|[ ;,])\+?\d{7,})[.,]0+(?=$|[ ;,])/g, '$1')
      .replace(/^\d{1,2}\.?\)+/, '')
      .replace(time, '$1;')
      .replace(/(\d(?:\D*\d){3}[^(]*)\((?:[^()\d]*\d){0,6}[^()\d]*\)[^\d+]*$/, '$1'),
    text,
  );
  const bare = orElse(
    version
      .replace(listNumber, '')
      .replace(date, '$1;')
      .replace(hours, '$1;')
      .replace(/(^|[ (,;-])\d{1,4}(?: ?(?:uhr|h|[ap]\.?m)|\p{L}+)(?!\p{L})/giu, '$1;'),
    version,
  );
  return bare === version ? [version] : [version, bare];
}

/**
 * The stretches of a text that may be numbers by themselves: what stands between words, pluses and the ends of cells.
 */
export function stretchesOf(text: string): string[] {
  return text.split(/[\p{L};,~#]+|(?=\+)| \/ /u).filter((stretch) => /[\d+]/.test(stretch));
}

/** Whether the digits of a text cannot be one number, because a word or a plus stands between them. */
export function hasWordBetweenDigits(text: string): boolean {
  return /\d\D*[\p{L}+#]\D*\d|[\d+]\D*~\D*\d/u.test(text);
}

/**
 * Whether a letter stands where a digit may have been, as in `0740O 123456`, or the digits are those of a decimal
 * fraction.
 */
export function isGarbled(text: string): boolean {
  return /(?:^|[ ;,])\+?\d{7,}\.\d\d?(?:$|[ ;,])|\d(?!x)\p{L}\d|\d ?[oilsbz](?!\p{L}).*\d|\d\P{L}*\P{L}[oilsbz] ?\d/iu.test(
    text,
  );
}

const time = /(^|[^\d:])\d{1,2}[:h]\d\d(?![\d:])/gi;
// Two digits at most: three may be an exit prefix, such as 810.
const listNumber = /^(?:[1-9]\d?(?:[.):]+ | - | (?=0))|[1-9] (?=\d{8,}$)|\([1-9]\) )/;
const date =
  /(^|[ (])(?:\d{1,2}([./-])\d{1,2}\2(?:19|20)\d\d|(?:19|20)\d\d([./-])\d\d\3\d\d|[0-3]\d([./-])[0-3]\d\4\d\d)(?=[ ),;]|$)/g;
const hours = /(^|[ (])\d{1,2}\.\d\d ?- ?\d{1,2}\.\d\d(?=[ ),;]|$)/g;

/** The digits of `1.711234567E10`; the last zeros are left out there, and more of them than two were rounded away. */
function expand(text: string, first: string, fraction: string, exponent: string): string {
  const zeros = Number(exponent) - fraction.length;
  return zeros >= 0 && zeros < 3 ? first + fraction + '0'.repeat(zeros) : text;
}

function orElse(text: string, fallback: string): string {
  return /\d/.test(text) ? text : fallback;
}
