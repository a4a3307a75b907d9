import { validatePhoneNumber } from '../../core/validate-adapter-result.js';
import type { PhoneNumber } from '../../core/model.js';
import type { ClerkPhoneNumber, ClerkUser, ClerkVerification } from './client.js';

/** A number of the user's as the kit knows numbers: `unknown` where it is no whole one. */
export function toPhoneNumber(user: ClerkUser, number: ClerkPhoneNumber): PhoneNumber {
  return validatePhoneNumber({
    id: number.id,
    phoneNumber: number.phoneNumber,
    verification: toVerification(number.verification),
    reservedForSecondFactor: number.reservedForSecondFactor,
    // An authenticator app is the default as long as it is on, whatever a number says.
    defaultSecondFactor: number.defaultSecondFactor === true ? !user.totpEnabled : number.defaultSecondFactor,
    createdAt: null,
    updatedAt: null,
    linkedTo: number.linkedTo.map(({ id, type }) => ({ id, type })),
    backupCodes: null,
    primary: number.id === user.primaryPhoneNumberId,
  });
}

/** All of the user's, in Clerk's order. */
export function toPhoneNumbers(user: ClerkUser): readonly PhoneNumber[] {
  return user.phoneNumbers.map((number) => toPhoneNumber(user, number));
}

function toVerification(found: ClerkVerification | null | undefined) {
  // The client makes a verification without a status where the server sent none.
  if (!found?.status) return null;
  return {
    // The number is tied to somebody's sign-up elsewhere, and nobody has proved it here.
    status: found.status === 'transferable' ? 'unverified' : found.status,
    // A number that came verified, from an identity provider or the dashboard, bears that strategy: codes are for phones.
    strategy: 'phone_code',
    channel: found.channel ?? 'sms',
    attempts: found.attempts ?? null,
    // Where it was told no time, the client takes the time of its reading: another one at each.
    expireAt: found.status === 'verified' ? null : (found.expireAt?.getTime() ?? null),
  };
}
