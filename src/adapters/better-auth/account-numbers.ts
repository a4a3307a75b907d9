import { PhoneError } from '../../core/errors.js';
import type { PhoneNumber, Verification } from '../../core/model.js';
import { createUnverifiedNumbers } from '../kit/unverified-numbers.js';
import { getVerifiedNumber, type Account } from './account.js';

/** A person's numbers: the one that better-auth stores, and those that this tab keeps until they are verified. */
export interface AccountNumbers {
  /** Returns all numbers, the verified one first. */
  all(account: Account): readonly PhoneNumber[];
  /** Returns the number with this id; throws `not_found` if there is none. */
  get(account: Account, id: string): PhoneNumber;
  add(account: Account, phoneNumber: string): PhoneNumber;
  /** Updates the verification of an unverified number and returns the number. */
  update(account: Account, id: string, verification: Partial<Verification>): PhoneNumber;
  remove(account: Account, id: string): void;
}

/** `secondFactor`: whether the codes of the second step are sent to the account's number. */
export function createAccountNumbers(secondFactor: boolean): AccountNumbers {
  const unverified = createUnverifiedNumbers((phoneNumber) => phoneNumber);
  const asSecondFactor = (number: PhoneNumber): PhoneNumber =>
    secondFactor ? number : { ...number, reservedForSecondFactor: false, defaultSecondFactor: false };
  const all = (account: Account) => {
    const { userId, phoneNumber } = account;
    const verified = getVerifiedNumber(account);
    // Another tab may have verified a number that this one still keeps.
    if (verified) unverified.remove(userId, verified.id);
    // An import or an administrator may have given the account a number that nobody has verified.
    else if (phoneNumber) unverified.add(userId, phoneNumber.phoneNumber);
    return [...(verified ? [asSecondFactor(verified)] : []), ...unverified.all(userId)];
  };
  return {
    all,
    get(account, id) {
      const number = all(account).find((candidate) => candidate.id === id);
      if (!number) throw new PhoneError('not_found');
      return number;
    },
    add: ({ userId }, phoneNumber) => unverified.add(userId, phoneNumber),
    update: ({ userId }, id, verification) => unverified.update(userId, id, verification),
    remove: ({ userId }, id) => unverified.remove(userId, id),
  };
}
