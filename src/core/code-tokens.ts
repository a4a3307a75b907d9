/** What non-ASCII characters are read as. Only letters of scripts without spaces may touch a code. */
const kinds: readonly (readonly [RegExp, string])[] = [
  [/\p{M}/u, ''],
  [/[年년]/, '年'],
  [/[\p{Sc}円元원]/u, '$'],
  [/[\p{Lo}\p{Lm}]/u, 'あ'],
  [/\p{L}/u, 'a'],
  [/[‐‑]/, '-'],
  [/[\p{Pd}−]/u, '–'],
  [/\s/, ' '],
];
/** In capitals only, because some are words: ALL, TRY, TOP. */
const currencyCode = new RegExp(`\\b(?:${Intl.supportedValuesOf('currency').join('|')})\\b`, 'g');
const currency = /\b(?:eur(?:os?)?|usd|gbp|chf|inr|r[smp]|kr|ft|lei|tl)\b|zł|kč|руб|грн/gi;

const day = '(?:0?[1-9]|[12]\\d|3[01])';
const month = '(?:0?[1-9]|1[0-2])';
const fullYear = '(?:19|20)\\d\\d';
const monthName = '[a-zあ]{3,20}\\.?';
const year = `(?:${fullYear}|\\d\\d)`;
const datePattern = (between: string) => {
  const dayAndMonth = `(?:${day}${between}${month}|${month}${between}${day})`;
  return `(?:${dayAndMonth}${between}${year}|${year}${between}${month}${between}${day})(?!\\d)`;
};
const amount = "\\d+(?:[.,'’]\\d+| \\d{3}(?!\\d))*";

/** Numbers that are not codes, by their form and their context: dates, times, prices, percentages. */
const otherNumber = [
  `${datePattern(' ?[./–-] ?')}(?![./–-]?\\d)`,
  `${datePattern(' ')}(?![./–-]? ?\\d)`,
  `\\d{1,2}[a-zあ]{0,2}\\.? (?:(?:de|of) )?${monthName},? (?:de )?${fullYear}(?!\\d)`,
  `${fullYear}(?:\\.? ${monthName} \\d| ?年)`,
  `${fullYear}[–-]${fullYear}(?!\\d)`,
  `(?:${month}[./–-]${fullYear}|${fullYear}[./–-]${month})(?![./–-]?\\d)`,
  '\\d{1,2}:\\d\\d(?::\\d\\d)?(?!\\d)',
  '\\d{1,2}/\\d{1,2}(?![\\d/])',
  `(?:\\d+(?:[–-]| [–-] ))?${amount} ?(?:[%‰٪]|\\$(?!\\d))`,
  '\\d+(?:[.,]\\d{3})*[.,]\\d{1,2}(?!\\d)',
  '\\d\\)(?= \\d)',
].join('|');

const joint = `(?: {1,2}| ?[/–-] ?|[.,:'’*#·_٫٬])(?!${otherNumber})`;

/**
 * Matches every token that can contain digits, so that each is read from its start and as a whole. The group `number`
 * is a number, in one or more groups of digits, that is not recognised as anything else.
 */
const token = new RegExp(
  [
    // Addresses and handles.
    '[a-z][a-z\\d+.-]*://[!-~]+',
    '(?:[a-z][a-z\\d-]*\\.)+[a-z]{2,}[/?][!-~]*',
    '[\\w.+%-]*@[\\w.-]+',
    // Dates that begin with the month, prices that begin with the currency, extensions.
    `${monthName} \\d{1,2}(?:st|nd|rd|th)?,? ${fullYear}(?!\\d)`,
    `\\$\\.? ?${amount}`,
    'ext\\.? ?\\d+',
    otherNumber,
    // Phone numbers: with a plus, with parentheses.
    `\\+ ?\\(?\\d+(?:(?:${joint}|(?: ?\\(\\d{1,5})?\\) ?)\\d+)*`,
    `(?:\\d{1,3} ?)?\\(\\d{2,5}\\) ?[–-]?\\d{2,}(?! ?[a-zあ])(?:${joint}\\d+)*`,
    // Prefixes that some senders put before a code; the code is the next token.
    '(?:g|fb|otp|pin)-(?=\\d)',
    // Masked numbers: of a card, an account, a phone.
    '(?:\\d*[*•●]{2}[*•●() -]*|\\*)\\d+(?![\\d ·-]*\\*|\\d)',
    // Words, order numbers, hashes; but a Hungarian suffix does not belong to the number.
    '(?!\\d+-[aeo][st](?![a-z]))(?=[\\d_+/-]*[a-z])[a-z\\d](?:[a-z\\d_+/-]*[a-z\\d])?',
    // The end of a path or of a parameter.
    `[/\\\\&~^%…]\\d+(?:${joint}\\d+)*`,
    `(?<number>\\d+(?:${joint}\\d+(?![a-z\\d]))*)`,
  ].join('|'),
  'g',
);

/** Returns the numbers that may be codes, without dates, times, prices, phone numbers, addresses and parts of words. */
export function findNumbers(text: string): { number: string; isBeforeWord: boolean }[] {
  const plain = text
    // In a text without small letters, they cannot be told from words.
    .replace(/\p{Ll}/u.test(text) ? currencyCode : currency, '$')
    .replace(currency, '$')
    .replace(/[^\0-\x7f]|[\t\r]/gu, simplify)
    .toLowerCase();
  return [...plain.matchAll(token)].flatMap(({ groups, index }) => {
    const number = groups?.number;
    if (!number || /\d[-.,:;/_'’*#=]$/.test(plain.slice(Math.max(index - 2, 0), index))) return [];
    return [{ number, isBeforeWord: /^ ?[a-zあ]/.test(plain.slice(index + number.length)) }];
  });
}

function simplify(character: string): string {
  return kinds.find(([kind]) => kind.test(character))?.[1] ?? character;
}
