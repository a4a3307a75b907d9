import {
  multiFactor,
  PhoneMultiFactorGenerator,
  type MultiFactorInfo,
  type PhoneMultiFactorInfo,
  type User,
} from 'firebase/auth';
import { createPhoneNumber, type PhoneNumber } from '../../core/model.js';
import { validatePhoneNumber } from '../../core/validate.js';

/**
 * Returns the id of a number. Firebase's own ids depend on where the number is stored, and exist only once it is
 * verified.
 */
export function toFirebaseId(phoneNumber: string): string {
  return phoneNumber;
}

/**
 * Returns the account's numbers as the SDK has them: the linked one, then those that are enrolled as second factors.
 */
export function listAccountNumbers(user: User): readonly PhoneNumber[] {
  const factors = multiFactor(user).enrolledFactors.filter(isPhoneFactor);
  const linked = user.phoneNumber;
  const isEnrolled = factors.some(({ phoneNumber }) => phoneNumber === linked);
  return [
    ...(linked !== null && !isEnrolled ? [fromAccountNumber(linked, null)] : []),
    ...factors.map((factor) => fromAccountNumber(factor.phoneNumber, factor)),
  ];
}

export function findAccountNumber(user: User, id: string): PhoneNumber | undefined {
  return listAccountNumbers(user).find((number) => number.id === id);
}

/** Returns whether the number is linked to the account, and the second factor that it is enrolled as. */
export function locateNumber(user: User, id: string): { isLinked: boolean; factor: PhoneMultiFactorInfo | undefined } {
  return {
    isLinked: user.phoneNumber !== null && toFirebaseId(user.phoneNumber) === id,
    factor: multiFactor(user)
      .enrolledFactors.filter(isPhoneFactor)
      .find((factor) => toFirebaseId(factor.phoneNumber) === id),
  };
}

/** Returns whether the linked number is the account's only way to sign in. */
export function signsInByPhoneAlone(user: User | null): boolean {
  return user?.phoneNumber != null && user.providerData.every(({ providerId }) => providerId === 'phone');
}

/** Authenticator apps are second factors too. */
export function isPhoneFactor(factor: MultiFactorInfo): factor is PhoneMultiFactorInfo {
  return factor.factorId === PhoneMultiFactorGenerator.FACTOR_ID;
}

function fromAccountNumber(phoneNumber: string, factor: PhoneMultiFactorInfo | null): PhoneNumber {
  const enrolledAt = factor ? Date.parse(factor.enrollmentTime) : NaN;
  return validatePhoneNumber(
    createPhoneNumber(toFirebaseId(phoneNumber), phoneNumber, {
      verification: { status: 'verified', strategy: 'phone_code', channel: 'sms', attempts: null, expireAt: null },
      reservedForSecondFactor: factor !== null,
      createdAt: Number.isNaN(enrolledAt) ? null : enrolledAt,
    }),
  );
}
