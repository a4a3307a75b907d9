import { isBoolean, isE164, isRecord, isText, validate } from '../../core/validate.js';
import type { Account } from '../kit/number-account.js';

/** What better-auth stores about the signed-in person: one number at most. */
export interface BetterAuthAccount extends Account {
  /** Whether a sign-in has a second step. */
  readonly hasTwoFactor: boolean;
}

/** Parses the `user` of a response. `secondFactor`: whether the codes of the second step are sent to its number. */
export function parseAccount(input: unknown, secondFactor: boolean): BetterAuthAccount {
  const user = validate('user', input, isRecord);
  const hasTwoFactor = validate('twoFactorEnabled', user.twoFactorEnabled ?? false, isBoolean);
  // null if the column is younger than the account; absent without the plugin that adds it.
  const isVerified = validate('phoneNumberVerified', user.phoneNumberVerified ?? false, isBoolean);
  const numbers = user.phoneNumber == null ? [] : [validate('phoneNumber', user.phoneNumber, isE164)];
  return {
    userId: validate('id of the user', user.id, isText),
    phoneNumbers: isVerified ? numbers : [],
    // An import or an administrator may have given the account a number that nobody has verified.
    unverifiedNumbers: isVerified ? [] : numbers,
    secondFactors: isVerified && hasTwoFactor && secondFactor ? numbers : [],
    hasTwoFactor,
  };
}
