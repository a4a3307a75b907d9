import { parseNumber } from './e164.js';

/** The number as people write it across borders, `+1 201 555 0123`; the text itself where it is no E.164 number. */
export function formatPhoneNumber(phoneNumber: string): string {
  return parseNumber(phoneNumber)?.formatInternational() ?? phoneNumber;
}

/** The number as people write it in its own country, `(201) 555-0123`; the text itself where it is no E.164 number. */
export function formatNationalNumber(phoneNumber: string): string {
  return parseNumber(phoneNumber)?.formatNational() ?? phoneNumber;
}
