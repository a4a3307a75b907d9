import { toAscii } from '../core/digits.js';

/** 29 characters that cannot be mistaken for one another: of each pair that looks alike, one is missing. */
const alphabet = '0123456789ACDEFGHJKMNPQRTVWXY';
const groups = 3;
const groupLength = 5;
const length = groups * groupLength;
/** Codes of older sets have 12 characters. */
const lengths: readonly number[] = [length, 12];

/** What people read or type in place of a character of the alphabet: Latin letters, then Cyrillic and Greek ones. */
const lookAlikes = new Map(
  [
    ['O', '0'],
    ['I', '1'],
    ['L', '1'],
    ['Z', '2'],
    ['S', '5'],
    ['B', '8'],
    ['U', 'V'],
    ...pairCharacters('АВСЕНІКМОРЅТУХЈ', 'A8CEH1KM0P5TYXJ'),
    ...pairCharacters('ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ', 'A8E2H1KMN0PTYX'),
  ].map(([typed = '', character = '']) => [typed, character]),
);

/**
 * Returns a new backup code, such as `7KQ49-XMT2W-PDACE`: 15 characters of 29, which is 72 bits. NIST SP 800-63B-4
 * (4.2.1.1) requires 64 bits of a saved recovery code.
 */
export function createBackupCode(): string {
  let characters = '';
  while (characters.length < length) {
    for (const byte of crypto.getRandomValues(new Uint8Array(length))) {
      // 232 is the last multiple of 29: larger bytes would make the first characters more likely.
      if (byte < 232 && characters.length < length) characters += alphabet[byte % alphabet.length];
    }
  }
  return characters.replace(new RegExp(`.{${groupLength}}(?=.)`, 'g'), '$&-');
}

/**
 * Returns the characters of a backup code as somebody typed it: in any case, grouping and digits of any script, with
 * look-alikes replaced. Returns null if it is not a backup code.
 */
export function parseBackupCode(text: string): string | null {
  // Longer than any code, whatever stands between its characters.
  if (text.length > 200) return null;
  const typed = toAscii(text.normalize('NFKC')).toUpperCase();
  const characters = [...typed.replace(/[^\p{L}\p{N}]/gu, '')].map((typed) => lookAlikes.get(typed) ?? typed);
  const isCode = lengths.includes(characters.length) && characters.every((one) => alphabet.includes(one));
  return isCode ? characters.join('') : null;
}

function pairCharacters(typed: string, characters: string): string[][] {
  return [...typed].map((one, at) => [one, characters[at] ?? '']);
}
