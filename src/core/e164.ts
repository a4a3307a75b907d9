import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/core';
import metadata from 'libphonenumber-js/mobile/metadata';

export type { CountryCode };

/** The one set of phone metadata in the kit: mobile numbers, to whose pattern a text message can be sent. */
export { metadata };

/** The number as people write it across borders, `+1 201 555 0123`; the text itself where it is no E.164 number. */
export function formatPhoneNumber(phoneNumber: string): string {
  return parsePhoneNumberFromString(phoneNumber, metadata)?.formatInternational() ?? phoneNumber;
}

/** The country that an E.164 number belongs to; null where the number does not determine one. */
export function countryOfPhoneNumber(phoneNumber: string): CountryCode | null {
  return parsePhoneNumberFromString(phoneNumber, metadata)?.country ?? null;
}

/** Whether a text is a possible number in E.164 form: a plus, then digits of a length that its country uses. */
export function isPossiblePhoneNumber(phoneNumber: string): boolean {
  if (!/^\+[1-9]\d{1,14}$/.test(phoneNumber)) return false;
  return parsePhoneNumberFromString(phoneNumber, metadata)?.isPossible() ?? false;
}
