import {
  getCallingCode,
  getCountriesByCallingCode,
  parseCallingCode,
  getNumberFormats,
  getTrunkPrefix,
  type CountryCode,
  type NumberFormat,
} from './e164.js';

/**
 * Formats a number as it is typed: with the first format of the country that matches its leading digits and has room
 * for all of them, as libphonenumber's `AsYouType` does (which is 6 kB larger). The digits themselves never change; if
 * no format matches, they are not grouped.
 */
export function formatAsYouType(digits: string, country: CountryCode): string {
  if (!digits.startsWith('+')) return formatNational(digits, country) ?? digits;
  const callingCode = parseCallingCode(digits.slice(1));
  if (callingCode === null) return digits;
  const owner = getCallingCode(country) === callingCode ? country : getCountriesByCallingCode(callingCode)[0];
  const national = digits.slice(1 + callingCode.length);
  const text = owner && applyFormat(national, owner, ([, template]) => template.replace(/[^\d$]+/g, ' ').trim());
  return `+${callingCode} ${text || national}`.trimEnd();
}

function formatNational(digits: string, country: CountryCode): string | null {
  const trunk = getTrunkPrefix(country) ?? '';
  const dialled =
    trunk !== '' && digits.startsWith(trunk)
      ? applyFormat(digits.slice(trunk.length), country, (format) => addTrunkPrefix(format, trunk), trunk)
      : null;
  return (
    dialled ??
    applyFormat(digits, country, (format) => {
      const [, national, , trunkRule] = format;
      return hasDigit(trunkRule) ? national : addTrunkPrefix(format, '');
    })
  );
}

/** Puts the trunk prefix before the template, apart if it is optional; returns null if the format has no prefix. */
function addTrunkPrefix([, national, , trunkRule, isTrunkOptional]: NumberFormat, trunk: string): string | null {
  const template = trunkRule ? national.replace('$1', trunkRule) : national;
  if (hasDigit(trunkRule) || trunk === '') return template;
  return isTrunkOptional ? `${trunk} ${template}` : null;
}

function applyFormat(
  national: string,
  country: CountryCode,
  getTemplate: (format: NumberFormat) => string | null,
  trunk = '',
): string | null {
  for (const format of getNumberFormats(country)) {
    const written = getTemplate(format);
    if (written === null || !matchesLeadingDigits(national, format)) continue;
    const [pattern] = format;
    const groups = new RegExp(pattern);
    const [longest] = groups.exec('9'.repeat(15)) ?? [''];
    const template = longest.replace(groups, written);
    const room = template.replace(/\D/g, '').length;
    // A format that adds digits, such as Argentina's 15, is for complete numbers only.
    if (room === trunk.length + longest.length && trunk.length + national.length <= room)
      return fillTemplate(template, trunk + national);
  }
  return null;
}

/** Compares the leading digits if there are at least three; one or two are ambiguous. */
function matchesLeadingDigits(national: string, [, , leadingDigits]: NumberFormat): boolean {
  if (national.length < 3) return false;
  const pattern = leadingDigits && leadingDigits[Math.min(national.length - 3, leadingDigits.length - 1)];
  return !pattern || new RegExp(`^(?:${pattern})`).test(national);
}

/** Replaces the digits of a template, and cuts it after the last one and a closing bracket. */
function fillTemplate(template: string, digits: string): string {
  let text = '';
  let filled = 0;
  for (const character of template) {
    const isDigit = hasDigit(character);
    if (filled === digits.length && character !== ')') break;
    text += isDigit ? digits.charAt(filled) : character;
    if (isDigit) filled += 1;
  }
  return text;
}

/** Returns whether there is a digit other than the number of a group. */
function hasDigit(text: string | 0 | undefined): boolean {
  return /(?:^|[^$])\d/.test(text || '');
}
