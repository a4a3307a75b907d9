import { PhoneError } from '../../core/errors.js';
import { createPhoneNumber, type PhoneNumber, type Verification } from '../../core/model.js';
import { frozenCopy } from './frozen-copy.js';

/** Numbers that are not verified yet, for a backend that does not store them. They are lost when the tab closes. */
export interface UnverifiedNumbers {
  /** Returns the user's numbers in the order in which they were added. */
  all(userId: string): readonly PhoneNumber[];
  /** Returns the number with this id; throws `not_found` if there is none. */
  get(userId: string, id: string): PhoneNumber;
  /** Adds a number and returns it; returns the existing one if the user already has it. */
  add(userId: string, phoneNumber: string): PhoneNumber;
  /** Updates the verification of a number and returns the number. */
  update(userId: string, id: string, verification: Partial<Verification>): PhoneNumber;
  remove(userId: string, id: string): void;
}

/**
 * `toId` derives an id from an E.164 number, so that the id stays the same once the backend has the number. Every
 * number that is returned is a copy, as if it came from a server.
 */
export function createUnverifiedNumbers(toId: (phoneNumber: string) => string): UnverifiedNumbers {
  const users = new Map<string, ReadonlyMap<string, PhoneNumber>>();
  const numbersOf = (userId: string) => users.get(userId) ?? new Map<string, PhoneNumber>();
  const save = (userId: string, number: PhoneNumber) => {
    users.set(userId, new Map([...numbersOf(userId), [number.id, number]]));
    return frozenCopy(number);
  };
  const get = (userId: string, id: string) => {
    const number = numbersOf(userId).get(id);
    if (!number) throw new PhoneError('not_found');
    return frozenCopy(number);
  };
  return {
    all: (userId) => frozenCopy([...numbersOf(userId).values()]),
    get,
    add: (userId, phoneNumber) => {
      const id = toId(phoneNumber);
      return numbersOf(userId).has(id) ? get(userId, id) : save(userId, createPhoneNumber(id, phoneNumber));
    },
    update: (userId, id, verification) => {
      const number = get(userId, id);
      return save(userId, { ...number, verification: { ...(number.verification ?? unsent), ...verification } });
    },
    remove: (userId, id) => void users.set(userId, new Map([...numbersOf(userId)].filter(([other]) => other !== id))),
  };
}

const unsent: Verification = {
  status: 'unverified',
  strategy: 'phone_code',
  channel: 'sms',
  attempts: null,
  expireAt: null,
};
