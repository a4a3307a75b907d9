import type { PhoneMessages } from '../../src/messages/types.js';

/** The letters of a pseudo-locale. None of them occurs in English, so untranslated text stands out. */
const pseudoLetters = 'αβςδεƒɠɧïϳκłμηøρʠřšţυνωχγžÂΒÇĐÊƑĜĤÎĴĶĻϺŇÔΡǪŔŠŤÛѴŴΧÝŽ';
const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';

/**
 * A pseudo-locale: English in other letters, and 40 % longer, as translations can be. Inserted values stay as they are.
 * What `Intl` formats is Greek, which has no English letters either.
 */
export function pseudo(messages: PhoneMessages): PhoneMessages {
  return { ...(inPseudo(messages) as PhoneMessages), locale: 'el' };
}

function inPseudo(entry: unknown): unknown {
  if (typeof entry === 'string') return longer(entry, []);
  if (typeof entry === 'function') {
    return (...args: readonly unknown[]) =>
      longer(
        (entry as (...args: readonly unknown[]) => string)(...args),
        args.filter((arg) => typeof arg === 'string'),
      );
  }
  return Object.fromEntries(Object.entries(entry as object).map(([key, value]) => [key, inPseudo(value)]));
}

/**
 * Expands by words, one of them as long as Hungarian "személyazonosságát": other languages have more or fewer places to
 * break a line.
 */
function longer(text: string, inserted: readonly string[]): string {
  const own = inserted.reduce((length, value) => length - value.length, text.length);
  const more = Math.ceil((own * 0.4) / 4);
  const long = more > 2 ? 'ηøωηøωηøωηøωηøωηøω ' : '';
  return `${long}${'ηøω '.repeat(more)}${inOtherLetters(text, inserted)}`;
}

function inOtherLetters(text: string, inserted: readonly string[]): string {
  const value = inserted.find((value) => value !== '' && text.includes(value));
  if (value === undefined) return text.replace(/[a-z]/gi, (letter) => pseudoLetters.charAt(letters.indexOf(letter)));
  const others = inserted.filter((other) => other !== value);
  return text
    .split(value)
    .map((part) => inOtherLetters(part, others))
    .join(value);
}
