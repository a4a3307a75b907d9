import type { QueryClient } from '@tanstack/react-query';
import { phoneKeys, phoneNumbersQuery, type PhoneAdapter } from '../../../src/index.js';

/** In a router's loader: the list is there when the page is. */
export function loadSettings(queryClient: QueryClient, adapter: PhoneAdapter, userId: string) {
  return queryClient.ensureQueryData(phoneNumbersQuery({ adapter, userId }));
}

/** At sign-out: nothing of the person stays in memory. */
export function forget(queryClient: QueryClient, userId: string) {
  queryClient.removeQueries({ queryKey: phoneKeys.all(userId) });
}
