import type { QueryClient } from '@tanstack/react-query';
import { phoneKeys, phoneNumbersQuery, type PhoneAdapter } from '../../../src/index.js';

/** In a router's loader: fetches the list before the page renders. */
export function loadSettings(queryClient: QueryClient, adapter: PhoneAdapter, userId: string) {
  return queryClient.ensureQueryData(phoneNumbersQuery({ adapter, userId }));
}

/** At sign-out: removes everything about the user from memory. */
export function forget(queryClient: QueryClient, userId: string) {
  queryClient.removeQueries({ queryKey: phoneKeys.all(userId) });
}
