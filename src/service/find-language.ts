/**
 * Returns the first of the available languages that one of the requested ones asks for: the same tag, or a shorter one
 * (RFC 4647, 3.4), or else the same language and script, such as `zh-TW` for `zh-HK`; null if there is none.
 */
export function findLanguage(requested: readonly string[], available: readonly string[]): string | null {
  for (const tag of requested) {
    const locale = parseLocale(tag);
    const found = locale && (lookUp(locale, available) ?? findSimilar(locale, available));
    if (found) return found;
  }
  return null;
}

/** Returns whether a text is a language tag (BCP 47) that is not so long that it could fill a message. */
export function isLocale(tag: string): boolean {
  return tag.length <= maxTagLength && parseLocale(tag) !== null;
}

function lookUp({ baseName }: Intl.Locale, available: readonly string[]): string | undefined {
  for (let parts = baseName.split('-'); parts.length > 0; parts = parts.slice(0, -1)) {
    const tag = parts.join('-').toLowerCase();
    const found = available.find((one) => one.toLowerCase() === tag);
    if (found !== undefined) return found;
  }
  return undefined;
}

function findSimilar(locale: Intl.Locale, available: readonly string[]): string | undefined {
  const { language, script } = locale.maximize();
  return available.find((tag) => {
    const one = parseLocale(tag)?.maximize();
    return one?.language === language && one.script === script;
  });
}

/** Returns null for a text that is not a language tag. */
function parseLocale(tag: string): Intl.Locale | null {
  try {
    const locale = new Intl.Locale(tag.replaceAll('_', '-'));
    return norwegian.has(locale.language) ? new Intl.Locale('nb') : locale;
  } catch {
    return null;
  }
}

/** Norwegian without its written form, and the form that readers of the other one understand. */
const norwegian: ReadonlySet<string> = new Set(['no', 'nn']);

/** Characters. RFC 5646 (4.4.1) expects 35; tags of operating systems name a calendar and digits, too. */
const maxTagLength = 100;
