import { toAsciiDigits } from '../core/digits.js';

/** 29 characters, none of which is read as another: of each pair that look alike one is missing. */
const alphabet = '0123456789ACDEFGHJKMNPQRTVWXY';
const groups = 3;
const groupLength = 4;

/** What people read or type in place of a character of the alphabet: Latin, then Cyrillic and Greek keys. */
const meant = new Map(
  [
    ['O', '0'],
    ['I', '1'],
    ['L', '1'],
    ['Z', '2'],
    ['S', '5'],
    ['B', '8'],
    ['U', 'V'],
    ...pairs('АВСЕНІКМОРЅТУХЈ', 'A8CEH1KM0P5TYXJ'),
    ...pairs('ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ', 'A8E2H1KMN0PTYX'),
  ].map(([typed = '', character = '']) => [typed, character]),
);

/**
 * A backup code as a person keeps it, such as `7KQ4-9XMT-2WPD`: 12 characters of 29, which is 58 bits (OWASP ASVS 6.5.2
 * asks for 20 of those that are throttled and hashed slowly, the kit for 50).
 */
export function createBackupCode(): string {
  let characters = '';
  while (characters.length < groups * groupLength) {
    for (const byte of crypto.getRandomValues(new Uint8Array(groups * groupLength))) {
      // 232 is the last multiple of 29: what lies beyond would make the first characters likelier.
      if (byte < 232 && characters.length < groups * groupLength) characters += alphabet[byte % alphabet.length];
    }
  }
  return characters.replace(new RegExp(`.{${groupLength}}(?=.)`, 'g'), '$&-');
}

/**
 * The characters of a backup code as somebody typed it: in whatever case, grouping and script's digits, and with
 * look-alikes for what was printed. Null where they are none.
 */
export function readBackupCode(text: string): string | null {
  // Longer than any code with whatever stands between its characters.
  if (text.length > 200) return null;
  const typed = toAsciiDigits(text.normalize('NFKC')).toUpperCase();
  const characters = [...typed.replace(/[^\p{L}\p{N}]/gu, '')].map((typed) => meant.get(typed) ?? typed);
  const isCode = characters.length === groups * groupLength && characters.every((one) => alphabet.includes(one));
  return isCode ? characters.join('') : null;
}

function pairs(typed: string, characters: string): string[][] {
  return [...typed].map((one, at) => [one, characters[at] ?? '']);
}
