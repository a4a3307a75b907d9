import { getCountriesByCallingCode, isMobileNumberOf } from '../core/e164.js';
import { PhoneError } from '../core/errors.js';
import type { CanonicalNumber } from './canonical-number.js';
import patterns from './number-types.json' with { type: 'json' };

/**
 * Types of numbers that cost the sender more than a text message, or that no text message reaches. `uan`: a
 * universal access number of a company. `satellite` includes the shared codes of international networks (+870, +881,
 * +882, +883).
 */
export const phoneNumberTypes = [
  'premium_rate',
  'shared_cost',
  'personal_number',
  'voicemail',
  'uan',
  'pager',
  'satellite',
] as const;

export type PhoneNumberType = (typeof phoneNumberTypes)[number];

/** Throws `invalid_phone_number` for a type that the policy refuses. */
export function assertNumberTypeAllowed(refused: readonly PhoneNumberType[], number: CanonicalNumber): void {
  const type = getNumberType(number);
  if (type !== null && refused.includes(type))
    throw new PhoneError('invalid_phone_number', { message: `Nothing is sent to a number of the type ${type}.` });
}

/**
 * Returns the type of a number, by the patterns of libphonenumber; null for every other one. Where a range is listed as
 * mobile, too, it is mobile.
 */
function getNumberType({ callingCode, nationalNumber }: CanonicalNumber): PhoneNumberType | null {
  if (satelliteCodes.has(callingCode)) return 'satellite';
  if (getCountriesByCallingCode(callingCode).some((country) => isMobileNumberOf(country, nationalNumber))) return null;
  return phoneNumberTypes.find((type) => matchesType(type, callingCode, nationalNumber)) ?? null;
}

/** ITU-T, "List of Recommendation ITU-T E.164 assigned country codes". */
const satelliteCodes: ReadonlySet<string> = new Set(['870', '881', '882', '883']);

function matchesType(type: PhoneNumberType, callingCode: string, nationalNumber: string): boolean {
  if (type === 'satellite') return false;
  const byCallingCode: Readonly<Record<string, string>> = patterns[type];
  const pattern = byCallingCode[callingCode];
  return pattern !== undefined && new RegExp(`^(?:${pattern})$`).test(nationalNumber);
}
