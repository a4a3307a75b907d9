import {
  multiFactor,
  PhoneMultiFactorGenerator,
  type MultiFactorInfo,
  type PhoneMultiFactorInfo,
  type User,
} from 'firebase/auth';
import { checkedPhoneNumber } from '../../core/checked.js';
import type { PhoneNumber } from '../../core/model.js';

/** The id of a number: Firebase's own differ by where the number is, and there is none before it is verified. */
export function idOf(phoneNumber: string): string {
  return phoneNumber;
}

/** The numbers of the account as the SDK last heard of it: the linked one, then those enrolled as second factors. */
export function accountNumbers(user: User): readonly PhoneNumber[] {
  const factors = multiFactor(user).enrolledFactors.filter(isPhone);
  const linked = user.phoneNumber;
  const isEnrolled = factors.some(({ phoneNumber }) => phoneNumber === linked);
  return [
    ...(linked !== null && !isEnrolled ? [verifiedNumber(linked, null)] : []),
    ...factors.map((factor) => verifiedNumber(factor.phoneNumber, factor)),
  ];
}

/** Where the account has a number. */
export function placesOf(user: User, id: string): { isLinked: boolean; factor: PhoneMultiFactorInfo | undefined } {
  return {
    isLinked: user.phoneNumber !== null && idOf(user.phoneNumber) === id,
    factor: multiFactor(user).enrolledFactors.filter(isPhone).find((factor) => idOf(factor.phoneNumber) === id),
  };
}

/** Whether a linked number is the only way in that the account has. */
export function signsInByPhoneAlone(user: User | null): boolean {
  return user?.phoneNumber != null && user.providerData.every(({ providerId }) => providerId === 'phone');
}

/** Authenticator apps are second factors too. */
export function isPhone(factor: MultiFactorInfo): factor is PhoneMultiFactorInfo {
  return factor.factorId === PhoneMultiFactorGenerator.FACTOR_ID;
}

function verifiedNumber(phoneNumber: string, factor: PhoneMultiFactorInfo | null): PhoneNumber {
  const enrolledAt = factor ? Date.parse(factor.enrollmentTime) : NaN;
  return checkedPhoneNumber({
    id: idOf(phoneNumber),
    phoneNumber,
    verification: { status: 'verified', strategy: 'phone_code', channel: 'sms', attempts: null, expireAt: null },
    reservedForSecondFactor: factor !== null,
    defaultSecondFactor: false,
    createdAt: Number.isNaN(enrolledAt) ? null : enrolledAt,
    updatedAt: null,
    linkedTo: [],
    backupCodes: null,
    primary: false,
  });
}
