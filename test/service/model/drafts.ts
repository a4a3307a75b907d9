import fc from 'fast-check';
import type { Call } from './call.js';
import { people, phoneNumbers, type Person, type Phone } from './world.js';

/** What somebody is about to do; with which number, sign-in and code depends on what there is by then. */
export interface Draft {
  do: Call['do'];
  person: Person;
  /** Whether they do what makes sense, as far as it can be: else the number and its owner are as drawn. */
  isAimed: boolean;
  owner: Person;
  phoneNumber: Phone;
  /** The right code, nonsense, or any that was ever sent or made. */
  typed: 'right' | 'wrong' | 'any';
  /** Which one of those that could be meant. */
  pick: number;
  reserved: boolean;
  fails: boolean;
}

const weights: Record<Call['do'], number> = {
  create: 4,
  prepareVerification: 5,
  attemptVerification: 7,
  delete: 2,
  makePrimary: 2,
  setReservedForSecondFactor: 6,
  makeDefaultSecondFactor: 2,
  createBackupCodes: 2,
  unlockVerification: 1,
  startSecondFactor: 4,
  listSecondFactors: 2,
  prepareSecondFactor: 6,
  attemptSecondFactor: 8,
  attemptBackupCode: 8,
};

/** Mostly Ada: a history in which everybody does everything gets nowhere. */
export const draft: fc.Arbitrary<Draft> = fc.record({
  do: weighted(weights),
  person: weighted({ ada: 3, bob: 1 }),
  isAimed: weighted({ true: 7, false: 1 }).map((text) => text === 'true'),
  owner: fc.constantFrom(...people),
  phoneNumber: fc.constantFrom(...phoneNumbers),
  typed: weighted({ right: 3, wrong: 3, any: 1 }),
  pick: fc.nat({ max: 1000 }),
  reserved: fc.boolean(),
  fails: weighted({ false: 7, true: 1 }).map((text) => text === 'true'),
});

function weighted<Key extends string>(weights: Record<Key, number>): fc.Arbitrary<Key> {
  const keys = Object.keys(weights) as Key[];
  return fc.oneof(...keys.map((key) => ({ arbitrary: fc.constant(key), weight: weights[key] })));
}
