import type { PhoneMessages } from '../../src/messages/types.js';

/**
 * What the letters of a pseudo-locale are: none of them is in English, so that what shows one that is not has not been
 * translated.
 */
export const pseudoLetters = 'αβςδεƒɠɧïϳκłμηøρʠřšţυνωχγžÂΒÇĐÊƑĜĤÎĴĶĻϺŇÔΡǪŔŠŤÛѴŴΧÝŽ';
const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';

/**
 * A language that nobody speaks: English in other letters, and two fifths longer, as a translation may be. What is
 * inserted stays as it is. What `Intl` writes is Greek, which has no letters of English either.
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
 * By words, of which one is as long as Hungarian "személyazonosságát": another language has more places to break a
 * line, or fewer.
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
