import type { QueryClient } from '@tanstack/react-query';
import { forgetSends } from './send-storage.js';

/**
 * Removes everything of a user, at any backend, from the client and from storage: numbers, operations, and when codes
 * were sent. Call it at sign-out. What is still in flight is cancelled, or writes nothing when it arrives.
 */
export function clearPhoneNumbers(client: QueryClient, userId: string): void {
  const isOwn = (key: readonly unknown[] | undefined) => key?.[0] === 'phonekit' && key[2] === userId;
  const mutations = client.getMutationCache();
  client.removeQueries({ predicate: ({ queryKey }) => isOwn(queryKey) });
  for (const mutation of mutations.getAll()) if (isOwn(mutation.options.mutationKey)) mutations.remove(mutation);
  forgetSends({ userId });
}
