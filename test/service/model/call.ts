import type { Person, Phone } from './world.js';

/** A number that a caller refers to, by an id that is, or was, somebody's. */
export interface Target {
  owner: Person;
  phoneNumber: Phone;
}

/** The typed code: one that a call sent, one of a set that a call created, or nonsense. */
export type Typed = { tag: string; index?: number } | null;

/** One call of the service. `tag` names its result: a code, a set of backup codes, a sign-in. */
export type Call =
  | { do: 'create'; person: Person; phoneNumber: Phone }
  | { do: 'prepareVerification'; person: Person; target: Target; tag: string; fails: boolean }
  | { do: 'attemptVerification'; person: Person; target: Target; typed: Typed }
  | { do: 'delete' | 'makePrimary' | 'makeDefaultSecondFactor'; person: Person; target: Target }
  | { do: 'setReservedForSecondFactor'; person: Person; target: Target; reserved: boolean; tag: string }
  | { do: 'createBackupCodes'; person: Person; tag: string }
  | { do: 'unlockVerification'; person: Person }
  | { do: 'startSecondFactor'; person: Person; tag: string }
  | { do: 'listSecondFactors'; signIn: string }
  | { do: 'prepareSecondFactor'; signIn: string; target: Target; tag: string; fails: boolean }
  | { do: 'attemptSecondFactor'; signIn: string; target: Target; typed: Typed }
  | { do: 'attemptBackupCode'; signIn: string; typed: Typed };

/** The outcome of a call, both in the service and in the model. */
export type Outcome = { result: unknown } | { refused: string; retryAfter: number | null; attemptsLeft: number | null };

/** Returns the outcome of a call, in a word. */
export function nameOf(outcome: Outcome | undefined): string {
  if (outcome === undefined || 'result' in outcome) return 'done';
  return outcome.refused;
}
