import { PhoneError } from '../../core/errors.js';

/**
 * `invalid_phone_number` for what can be no number in E.164, for a backend that hears of a number only when a code is to
 * be sent. The numbering plans themselves are no part of an adapter.
 */
export function refuseImpossible(phoneNumber: string): void {
  if (!/^\+[1-9]\d{6,14}$/.test(phoneNumber)) throw new PhoneError('invalid_phone_number');
}
