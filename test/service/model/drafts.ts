import fc from 'fast-check';
import type { Call } from './call.js';
import { people, phoneNumbers, type Person, type Phone } from './world.js';

/** The next call of a user. Its number, sign-in and code depend on what exists by then. */
export interface Draft {
  do: Call['do'];
  person: Person;
  /** Whether the call makes sense, if possible; otherwise the number and its owner are random. */
  isAimed: boolean;
  owner: Person;
  phoneNumber: Phone;
  /** The right code, nonsense, or any code that was ever sent or created. */
  typed: 'right' | 'wrong' | 'any';
  /** The index among the candidates. */
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
  do: chooseWeighted(weights),
  person: chooseWeighted({ ada: 3, bob: 1 }),
  isAimed: chooseWeighted({ true: 7, false: 1 }).map((text) => text === 'true'),
  owner: fc.constantFrom(...people),
  phoneNumber: fc.constantFrom(...phoneNumbers),
  typed: chooseWeighted({ right: 3, wrong: 3, any: 1 }),
  pick: fc.nat({ max: 1000 }),
  reserved: fc.boolean(),
  fails: chooseWeighted({ false: 7, true: 1 }).map((text) => text === 'true'),
});

function chooseWeighted<Key extends string>(weights: Record<Key, number>): fc.Arbitrary<Key> {
  const keys = Object.keys(weights) as Key[];
  return fc.oneof(...keys.map((key) => ({ arbitrary: fc.constant(key), weight: weights[key] })));
}
