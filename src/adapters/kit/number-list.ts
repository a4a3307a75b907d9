import type { AdapterLimits } from '../../core/adapter.js';
import { PhoneError } from '../../core/errors.js';
import { createPhoneNumber, isVerified, type Channel, type PhoneNumber } from '../../core/model.js';
import type { Account } from './number-account.js';
import { createUnverifiedNumbers } from './unverified-numbers.js';

/** A user's numbers: those that the backend stores, and those that this tab keeps until they are verified. */
export interface NumberList {
  /** Returns all numbers, the verified ones first. */
  all(account: Account): readonly PhoneNumber[];
  /** Returns the number with this id; throws `not_found` if there is none. */
  get(account: Account, id: string): PhoneNumber;
  add(account: Account, phoneNumber: string): PhoneNumber;
  /** Records a code that was sent; returns null if the number is no longer unverified. */
  recordSend(account: Account, id: string, channel: Channel): PhoneNumber | null;
  /** Records what an attempt was rejected with. */
  recordFailure(account: Account, id: string, error: PhoneError): void;
  /** Whether this tab alone has the number. */
  isKeptHere(account: Account, id: string): boolean;
  remove(account: Account, id: string): void;
}

/** The id of a number is the number itself. */
export function createNumberList({ replaces }: Pick<AdapterLimits, 'replaces'>): NumberList {
  const unverified = createUnverifiedNumbers((phoneNumber) => phoneNumber);
  const find = ({ userId }: Account, id: string) => unverified.all(userId).find((number) => number.id === id);
  const all = ({ userId, phoneNumbers, unverifiedNumbers = [], secondFactors = [] }: Account) => {
    // Another tab may have verified a number that this one still keeps.
    for (const phoneNumber of phoneNumbers) unverified.remove(userId, phoneNumber);
    // The account shows its own unverified number unless a change was begun since.
    if (!replaces || unverified.all(userId).length === 0)
      for (const phoneNumber of unverifiedNumbers) unverified.add(userId, phoneNumber);
    const verified = phoneNumbers.map((phoneNumber) =>
      createPhoneNumber(phoneNumber, phoneNumber, {
        verification: { status: 'verified', strategy: 'phone_code', channel: 'sms', attempts: null, expireAt: null },
        reservedForSecondFactor: secondFactors.includes(phoneNumber),
        defaultSecondFactor: secondFactors[0] === phoneNumber,
      }),
    );
    return [...verified, ...unverified.all(userId)];
  };
  return {
    all,
    get(account, id) {
      const number = all(account).find((candidate) => candidate.id === id);
      if (!number) throw new PhoneError('not_found');
      return number;
    },
    add(account, phoneNumber) {
      const dropped = replaces ? all(account).filter((number) => !isVerified(number)) : [];
      for (const { id } of dropped) unverified.remove(account.userId, id);
      return unverified.add(account.userId, phoneNumber);
    },
    recordSend(account, id, channel) {
      const isKept = find(account, id) !== undefined;
      return isKept ? unverified.update(account.userId, id, { status: 'unverified', attempts: 0, channel }) : null;
    },
    recordFailure(account, id, { code }) {
      const verification = find(account, id)?.verification;
      if (!verification) return;
      const { userId } = account;
      if (code === 'incorrect_code') unverified.update(userId, id, { attempts: (verification.attempts ?? 0) + 1 });
      if (code === 'too_many_attempts') unverified.update(userId, id, { status: 'failed' });
      if (code === 'code_expired') unverified.update(userId, id, { status: 'expired' });
    },
    isKeptHere: ({ phoneNumbers, unverifiedNumbers = [] }, id) =>
      !phoneNumbers.includes(id) && !unverifiedNumbers.includes(id),
    remove: ({ userId }, id) => unverified.remove(userId, id),
  };
}
