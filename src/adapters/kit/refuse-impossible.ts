import { PhoneError } from '../../core/errors.js';

/**
 * Throws `invalid_phone_number` for a text that cannot be an E.164 number. For a backend that sees a number only when a
 * code is sent; whether the number exists is left to the backend.
 */
export function refuseImpossible(phoneNumber: string): void {
  if (!/^\+[1-9]\d{6,14}$/.test(phoneNumber)) throw new PhoneError('invalid_phone_number');
}
