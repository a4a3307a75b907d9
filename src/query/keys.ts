import type { PhoneAdapter, PhoneOperation } from '../core/adapter.js';
import { hashText } from './hash.js';

/** The owner of keys: a user of a backend, or a sign-in attempt. A `PhoneSession` is one. */
export interface KeyOwner {
  adapter: Pick<PhoneAdapter, 'scope'>;
  userId: string;
}

/**
 * The keys of the kit in the query and mutation caches. Each contains the backend and the user, so that a response that
 * arrives after another user has signed in is not written into their list.
 */
export const phoneKeys = {
  /** Everything of one user at one backend. `clearPhoneNumbers` removes everything of a user. */
  all: ({ adapter, userId }: KeyOwner) => ['phonekit', adapter.scope, userId] as const,
  list: (owner: KeyOwner) => [...phoneKeys.all(owner), 'list'] as const,
  backupCodeStatus: (owner: KeyOwner) => [...phoneKeys.all(owner), 'backupCodeStatus'] as const,
  operation: (owner: KeyOwner, operation: PhoneOperation) => [...phoneKeys.all(owner), operation] as const,
  /** Everything of one sign-in attempt, when there is no user yet. Holds a hash, because the id is a secret. */
  challenge: (attemptId: string) => phoneKeys.all(challengeOwner(attemptId)),
};

/** Returns the owner of what belongs to a sign-in attempt, in place of a user. */
export function challengeOwner(attemptId: string): KeyOwner {
  return { adapter: { scope: 'second-factor' }, userId: hashText(attemptId) };
}
