import { PhoneError } from '../../core/errors.js';
import { createPhoneNumber, type PhoneNumber } from '../../core/model.js';
import { validatePhoneNumber, type Unvalidated } from '../../core/validate.js';
import type { ClerkPhoneNumber, ClerkUser, ClerkVerification } from './client.js';

/** Converts one of the user's numbers; throws `unknown` if it is incomplete. */
export function fromClerkPhoneNumber(user: ClerkUser, number: ClerkPhoneNumber): PhoneNumber {
  const template: Unvalidated<PhoneNumber> = createPhoneNumber('', '');
  return validatePhoneNumber({
    ...template,
    id: number.id,
    phoneNumber: number.phoneNumber,
    verification: fromClerkVerification(number.verification),
    reservedForSecondFactor: number.reservedForSecondFactor,
    // An authenticator app is the default for as long as it is on, whatever a number says.
    defaultSecondFactor: number.defaultSecondFactor === true ? !user.totpEnabled : number.defaultSecondFactor,
    linkedTo: number.linkedTo.map(({ id, type }) => ({ id, type })),
    primary: number.id === user.primaryPhoneNumberId,
  });
}

/** Converts all of the user's numbers, in Clerk's order. */
export function listClerkPhoneNumbers(user: ClerkUser): readonly PhoneNumber[] {
  return user.phoneNumbers.map((number) => fromClerkPhoneNumber(user, number));
}

/** Returns the user's numbers if the one with this id passes the check; else throws `unknown`. */
export function listWithChange(
  user: ClerkUser,
  id: string,
  isChanged: (number: PhoneNumber) => boolean,
): readonly PhoneNumber[] {
  const numbers = listClerkPhoneNumbers(user);
  if (numbers.some((number) => number.id === id && isChanged(number))) return numbers;
  throw new PhoneError('unknown', { message: 'Clerk reported success, but the number does not show the change.' });
}

function fromClerkVerification(verification: ClerkVerification | null | undefined) {
  // The client creates a verification without a status if the server sent none.
  if (!verification?.status) return null;
  return {
    // `transferable`: the number belongs to somebody's sign-up elsewhere, and nobody has proved it here.
    status: verification.status === 'transferable' ? 'unverified' : verification.status,
    // A number that came verified from an identity provider or the dashboard has another strategy; codes are for
    // phones.
    strategy: 'phone_code',
    channel: verification.channel ?? 'sms',
    attempts: verification.attempts ?? null,
    // Without a time from the server, the client returns the current time, which differs at each read.
    expireAt: verification.status === 'verified' ? null : (verification.expireAt?.getTime() ?? null),
  };
}
