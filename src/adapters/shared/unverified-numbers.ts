import { PhoneError } from '../../core/errors.js';
import type { PhoneNumber, Verification } from '../../core/model.js';
import { frozenCopy } from './frozen-copy.js';

/** Numbers that were added and are not verified yet, for a backend that keeps none: they are gone with the tab. */
export interface UnverifiedNumbers {
  /** In the order in which they were added. */
  all(userId: string): readonly PhoneNumber[];
  /** The number with this id; `not_found` where there is none. */
  get(userId: string, id: string): PhoneNumber;
  /** Adds the number, or answers the one that is there. */
  add(userId: string, phoneNumber: string): PhoneNumber;
  /** Notes how far its code has come, and answers the number. */
  note(userId: string, id: string, verification: Partial<Verification>): PhoneNumber;
  remove(userId: string, id: string): void;
}

/**
 * `idOf` makes the id of a number from its E.164, so that it can stay the same once the backend has the number. What is
 * answered is the caller's own, as what comes from a server is.
 */
export function createUnverifiedNumbers(idOf: (phoneNumber: string) => string): UnverifiedNumbers {
  const users = new Map<string, ReadonlyMap<string, PhoneNumber>>();
  const of = (userId: string) => users.get(userId) ?? new Map<string, PhoneNumber>();
  const keep = (userId: string, number: PhoneNumber) => {
    users.set(userId, new Map([...of(userId), [number.id, number]]));
    return frozenCopy(number);
  };
  const get = (userId: string, id: string) => {
    const number = of(userId).get(id);
    if (!number) throw new PhoneError('not_found');
    return frozenCopy(number);
  };
  return {
    all: (userId) => frozenCopy([...of(userId).values()]),
    get,
    add: (userId, phoneNumber) =>
      of(userId).has(idOf(phoneNumber)) ? get(userId, idOf(phoneNumber)) : keep(userId, newNumber(idOf(phoneNumber), phoneNumber)),
    note: (userId, id, verification) => {
      const number = get(userId, id);
      return keep(userId, { ...number, verification: { ...(number.verification ?? nothingSent), ...verification } });
    },
    remove: (userId, id) => void users.set(userId, new Map([...of(userId)].filter(([other]) => other !== id))),
  };
}

const nothingSent: Verification = { status: 'unverified', strategy: 'phone_code', channel: 'sms', attempts: null, expireAt: null };

function newNumber(id: string, phoneNumber: string): PhoneNumber {
  return {
    id,
    phoneNumber,
    verification: null,
    reservedForSecondFactor: false,
    defaultSecondFactor: false,
    createdAt: null,
    updatedAt: null,
    linkedTo: [],
    backupCodes: null,
    primary: false,
  };
}
