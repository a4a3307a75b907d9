import type { QueryClient } from '@tanstack/react-query';
import { clearPhoneNumbers, phoneNumbersQuery, type PhoneAdapter } from '../../../src/index.js';

/** In a router's loader: fetches the list before the page renders. */
export function loadSettings(queryClient: QueryClient, adapter: PhoneAdapter, userId: string) {
  return queryClient.ensureQueryData(phoneNumbersQuery({ adapter, userId }));
}

/** At sign-out: removes everything about the user from memory and storage. */
export function forget(queryClient: QueryClient, userId: string) {
  clearPhoneNumbers(queryClient, userId);
}
