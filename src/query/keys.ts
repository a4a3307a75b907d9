import type { PhoneOperation } from '../core/adapter.js';

/**
 * The keys of the kit in the query and mutation caches. Each contains the user, so that a response that arrives after
 * another user has signed in is not written into their list.
 */
export const phoneKeys = {
  /** Everything of one user: `queryClient.removeQueries({ queryKey: phoneKeys.all(userId) })` at sign-out. */
  all: (userId: string) => ['phonekit', userId] as const,
  list: (userId: string) => ['phonekit', userId, 'list'] as const,
  operation: (userId: string, operation: PhoneOperation) => ['phonekit', userId, operation] as const,
  /** Everything of one sign-in attempt, when there is no user yet. */
  challenge: (attemptId: string) => ['phonekit', challengeOwner(attemptId)] as const,
};

/** Returns the owner of what belongs to a sign-in attempt, in place of the user. */
export function challengeOwner(attemptId: string): string {
  return `second-factor:${attemptId}`;
}
