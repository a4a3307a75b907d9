import {
  callingCodeOf,
  countriesWithCallingCode,
  leadingCallingCode,
  numberLayoutsOf,
  trunkPrefixOf,
  type CountryCode,
  type NumberLayout,
} from './e164.js';

/**
 * Digits laid out as far as they have been typed: by the first layout of the country that begins like them and has room
 * for them, as libphonenumber's formatter does it. No digit comes, goes or moves; where no layout fits they stand in a
 * row. (The library's `AsYouType` does this for 6 kB more.)
 */
export function layOutDigits(digits: string, country: CountryCode): string {
  if (!digits.startsWith('+')) return layOutNational(digits, country) ?? digits;
  const callingCode = leadingCallingCode(digits.slice(1));
  if (callingCode === null) return digits;
  const owner = callingCodeOf(country) === callingCode ? country : countriesWithCallingCode(callingCode)[0];
  const national = digits.slice(1 + callingCode.length);
  const text = owner && layOut(national, owner, ({ national: places }) => places.replace(/[^\d$]+/g, ' ').trim());
  return `+${callingCode} ${text || national}`.trimEnd();
}

function layOutNational(digits: string, country: CountryCode): string | null {
  const trunk = trunkPrefixOf(country) ?? '';
  const dialled =
    trunk !== '' && digits.startsWith(trunk)
      ? layOut(digits.slice(trunk.length), country, (layout) => withTrunk(layout, trunk), trunk)
      : null;
  return (
    dialled ??
    layOut(digits, country, (layout) => (hasDigit(layout.trunkRule) ? layout.national : withTrunk(layout, '')))
  );
}

/** Where a layout may go without the trunk prefix, one that was dialled stands apart; null where it has none. */
function withTrunk({ national, trunkRule, isTrunkOptional }: NumberLayout, trunk: string): string | null {
  const places = trunkRule === null ? national : national.replace('$1', trunkRule);
  if (hasDigit(trunkRule) || trunk === '') return places;
  return isTrunkOptional ? `${trunk} ${places}` : null;
}

function layOut(
  national: string,
  country: CountryCode,
  placesOf: (layout: NumberLayout) => string | null,
  trunk = '',
): string | null {
  for (const layout of numberLayoutsOf(country)) {
    const written = placesOf(layout);
    if (written === null || !beginsLike(national, layout)) continue;
    const [longest] = new RegExp(layout.groups).exec('9'.repeat(15)) ?? [''];
    const places = longest.replace(new RegExp(layout.groups), written);
    const room = places.replace(/\D/g, '').length;
    // A layout that adds digits of its own, as Argentina's 15, is for numbers that are whole.
    if (room === trunk.length + longest.length && trunk.length + national.length <= room)
      return fill(places, trunk + national);
  }
  return null;
}

/** Compares leading digits from three digits on; one or two could begin anything. */
function beginsLike(national: string, { leadingDigits }: NumberLayout): boolean {
  if (national.length < 3) return false;
  const pattern = leadingDigits[Math.min(national.length - 3, leadingDigits.length - 1)];
  return pattern === undefined || new RegExp(`^(?:${pattern})`).test(national);
}

/** The digits in the places' order, up to the last of them and the bracket that closes behind it. */
function fill(places: string, digits: string): string {
  let text = '';
  let filled = 0;
  for (const place of places) {
    const isDigit = hasDigit(place);
    if (filled === digits.length && place !== ')') break;
    text += isDigit ? digits.charAt(filled) : place;
    if (isDigit) filled += 1;
  }
  return text;
}

function hasDigit(text: string | null): boolean {
  return text !== null && /\d/.test(text.replace(/\$\d/g, ''));
}
