/**
 * When a wait of so many seconds is over, in words of the language: "in 45 seconds", and in whole minutes from 90 s on.
 * Preposition and case come with it, as in Russian "через 21 минуту". Past times are negative: "12 seconds ago".
 */
export function fromNow(locale: string, seconds: number): string {
  const relative = new Intl.RelativeTimeFormat(locale);
  return Math.abs(seconds) < 90
    ? relative.format(seconds, 'second')
    : relative.format(Math.ceil(seconds / 60), 'minute');
}

/** A wait that is counted down: "45 sec", and from 90 s on "14:05" or "01:00:00", in the digits of the language. */
export function countdown(locale: string, seconds: number): string {
  if (seconds < 90)
    return new Intl.NumberFormat(locale, { style: 'unit', unit: 'second', unitDisplay: 'short' }).format(seconds);
  const twoDigits = new Intl.NumberFormat(locale, { minimumIntegerDigits: 2 });
  const units = [seconds / 60, seconds % 60];
  if (seconds >= 3600) units.splice(0, 1, seconds / 3600, (seconds / 60) % 60);
  return units.map((unit) => twoDigits.format(Math.floor(unit))).join(':');
}

/** A number in the digits of the language, as `fromNow` has them: Persian "۶". */
export function numeral(locale: string, value: number): string {
  return new Intl.NumberFormat(locale).format(value);
}

/** Picks the form of a word that goes with a count, by the language's own rules. */
export function plural(
  locale: string,
  count: number,
  forms: { [rule in Intl.LDMLPluralRule]?: string | undefined } & { other: string },
): string {
  return forms[new Intl.PluralRules(locale).select(count)] ?? forms.other;
}

/** Keeps a phone number left to right, and in one line, inside right-to-left text (Unicode UAX 9 isolates). */
export function ltr(text: string): string {
  return `\u2066${text.replaceAll(' ', '\u00a0')}\u2069`;
}

/**
 * Names kinds of identification, or of second factor, in a list of the language: `oauth_google` and `saml` are "Google
 * and SAML". `words` has those that are translated.
 */
export function named(locale: string, types: readonly string[], words: Readonly<Record<string, string>> = {}): string {
  const names = types.map((type) => {
    const word = words[type];
    if (word) return word;
    const name = type.replace(/^oauth_/, '').replaceAll('_', ' ');
    return name.length < 5 ? name.toUpperCase() : name.charAt(0).toUpperCase() + name.slice(1);
  });
  return new Intl.ListFormat(locale).format(new Set(names));
}
