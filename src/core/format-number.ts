import { parseNumber } from './e164.js';

/** Formats an E.164 number internationally, such as `+1 201 555 0123`; returns any other text unchanged. */
export function formatPhoneNumber(phoneNumber: string): string {
  return parseNumber(phoneNumber)?.formatInternational() ?? phoneNumber;
}

/** Formats an E.164 number nationally, such as `(201) 555-0123`; returns any other text unchanged. */
export function formatNationalNumber(phoneNumber: string): string {
  return parseNumber(phoneNumber)?.formatNational() ?? phoneNumber;
}
