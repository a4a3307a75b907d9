import { PhoneError } from '../../core/errors.js';
import type { PhoneNumber, Verification } from '../../core/model.js';
import { createUnverifiedNumbers } from '../kit/unverified-numbers.js';
import { verifiedIn, type Account } from './account.js';

/** A person's numbers: the one that better-auth keeps, and those that this tab keeps until they are verified. */
export interface Numbers {
  /** The verified one first. */
  all(account: Account): readonly PhoneNumber[];
  /** `not_found` where there is none with this id. */
  get(account: Account, id: string): PhoneNumber;
  add(account: Account, phoneNumber: string): PhoneNumber;
  /** Notes how far the code of an unverified number has come, and answers the number. */
  note(account: Account, id: string, verification: Partial<Verification>): PhoneNumber;
  remove(account: Account, id: string): void;
}

/** `secondFactor`: whether the codes of the second step go to the number that the account has. */
export function createNumbers(secondFactor: boolean): Numbers {
  const unverified = createUnverifiedNumbers((phoneNumber) => phoneNumber);
  const asSecondFactor = (number: PhoneNumber): PhoneNumber =>
    secondFactor ? number : { ...number, reservedForSecondFactor: false, defaultSecondFactor: false };
  const all = (account: Account) => {
    const { userId, phoneNumber } = account;
    const verified = verifiedIn(account);
    // Another tab may have verified a number that this one still keeps.
    if (verified) unverified.remove(userId, verified.id);
    // An import, or an administrator, may have given the account a number that nobody has proved.
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
    note: ({ userId }, id, verification) => unverified.note(userId, id, verification),
    remove: ({ userId }, id) => unverified.remove(userId, id),
  };
}
