import type { PhoneOperation } from '../core/adapter.js';

/**
 * Every key of the kit in the query and mutation caches. All start with the user, so that an answer still in flight
 * when another person signs in lands in nobody else's list.
 */
export const phoneKeys = {
  /** Everything of one user: `queryClient.removeQueries({ queryKey: phoneKeys.all(userId) })` at sign-out. */
  all: (userId: string) => ['phonekit', userId] as const,
  list: (userId: string) => ['phonekit', userId, 'list'] as const,
  operation: (userId: string, operation: PhoneOperation) => ['phonekit', userId, operation] as const,
  /** The second step of one sign-in: there is no user yet, so its keys hang on the attempt. */
  challenge: (attemptId: string) => ['phonekit', challengeOf(attemptId)] as const,
};

/** What stands in a user's place before there is one. */
export function challengeOf(attemptId: string): string {
  return `second-factor:${attemptId}`;
}
