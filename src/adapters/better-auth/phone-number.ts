import { createPhoneNumber, type PhoneNumber } from '../../core/model.js';
import { isBoolean, validate, validatePhoneNumber, type Unvalidated } from '../../core/validate.js';

/** Converts the one number of a better-auth `user`; returns null if the account has none. */
export function fromBetterAuthUser(user: Readonly<Record<string, unknown>>, hasTwoFactor: boolean): PhoneNumber | null {
  // null if the column is younger than the account; absent without the plugin that adds it.
  const isVerified = validate('phoneNumberVerified', user.phoneNumberVerified ?? false, isBoolean);
  const phoneNumber = user.phoneNumber ?? null;
  if (phoneNumber === null) return null;
  const template: Unvalidated<PhoneNumber> = createPhoneNumber('', '', {
    verification: {
      status: isVerified ? 'verified' : 'unverified',
      strategy: 'phone_code',
      channel: 'sms',
      attempts: null,
      expireAt: null,
    },
    reservedForSecondFactor: isVerified && hasTwoFactor,
    defaultSecondFactor: isVerified && hasTwoFactor,
  });
  // There is no other id, and this one is known before the server has the number.
  return validatePhoneNumber({ ...template, id: phoneNumber, phoneNumber });
}
