import { getCallingCode, getCountryOfNumber, parseCallingCode, type CountryCode } from './e164.js';
import { formatNationalNumber, formatPhoneNumber } from './format-number.js';
import { formatAsYouType } from './format-as-you-type.js';
import { toDialString } from './phone-characters.js';
import { readPhoneText, type PhoneReading, type ReadPhoneTextOptions } from './phone-text.js';

/** The text in the field and how to read it; the number may be incomplete. */
export interface PhoneDraft {
  text: string;
  /** The country by whose rules the text is read; null only if the draft is empty and no country was chosen. */
  country: CountryCode | null;
  /** The country that the user chose from the list; it is kept when the text is cleared. */
  chosen?: CountryCode | undefined;
  /** Whether the user types the separators; the text is not formatted then, until the field loses the focus. */
  userFormatted: boolean;
}

export const emptyDraft: PhoneDraft = { text: '', country: null, userFormatted: false };

/** Returns the options to read a draft with: a text keeps its country when the default country changes. */
export function getDraftOptions({ text, country }: PhoneDraft, options: ReadPhoneTextOptions): ReadPhoneTextOptions {
  const isKept = country !== null && (text !== '' || (options.countries?.includes(country) ?? true));
  return isKept ? { ...options, country } : options;
}

/** Reads the text of a draft. A plus alone is `too_short` rather than `empty`. */
export function readDraft(draft: PhoneDraft, options: ReadPhoneTextOptions): PhoneReading {
  const reading = readPhoneText(draft.text, getDraftOptions(draft, options));
  return draft.text && reading.problem === 'empty' ? { ...reading, problem: 'too_short' } : reading;
}

/** Returns the draft for when the field loses the focus: a complete number is formatted as its country writes it. */
export function formatDraft(draft: PhoneDraft, defaults: ReadPhoneTextOptions): PhoneDraft {
  const { text } = readDraft(draft, defaults);
  return text !== null && text !== draft.text ? { ...draft, text, userFormatted: false } : draft;
}

/** Returns the draft with another country selected, whose calling code replaces the one in the text, if any. */
export function chooseCountry(draft: PhoneDraft, chosen: CountryCode, defaults: ReadPhoneTextOptions): PhoneDraft {
  const next = { ...draft, country: chosen, chosen };
  const national = digitsAfterCallingCode(draft.text, getDraftOptions(draft, defaults));
  if (national !== null)
    return { ...next, text: formatAsYouType(`+${getCallingCode(chosen)}${national}`, chosen), userFormatted: false };
  return draft.userFormatted ? next : { ...next, text: formatAsYouType(toDialString(draft.text), chosen) };
}

/** Returns the draft of a value, in the national format if that reads back as the same number. */
export function createDraft(value: string | null, options: ReadPhoneTextOptions): PhoneDraft {
  if (!value) return emptyDraft;
  const country = readPhoneText(value, options).country ?? getCountryOfNumber(value);
  const text = formatNationalNumber(value);
  const isOwn = country !== null && readPhoneText(text, { ...options, country }).e164 === value;
  return isOwn
    ? { text, country, userFormatted: false }
    : { text: formatPhoneNumber(value), country: options.country, userFormatted: false };
}

/** Returns the digits after a calling code, which may be incomplete; null if the text starts with no plus or 00. */
function digitsAfterCallingCode(text: string, options: ReadPhoneTextOptions): string | null {
  const { afterCallingCode } = readPhoneText(text, options);
  if (afterCallingCode !== null) return afterCallingCode;
  const [, abroad] = /^(?:\+|00)(.*)$/.exec(toDialString(text)) ?? [];
  if (abroad === undefined) return null;
  const callingCode = parseCallingCode(abroad) ?? /^[1-9]\d?$/.exec(abroad)?.[0];
  return abroad.slice(callingCode?.length ?? 0);
}
