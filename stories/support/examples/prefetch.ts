import type { QueryClient } from '@tanstack/react-query';
import { clearPhoneNumbers, phoneNumbersQuery, type PhoneAdapter } from '../../../src/index.js';

/** In a router's loader: the list is there when the page is. */
export function loadSettings(queryClient: QueryClient, adapter: PhoneAdapter, userId: string) {
  return queryClient.ensureQueryData(phoneNumbersQuery({ adapter, userId }));
}

/** At sign-out: nothing of the person stays in memory or storage. */
export function forget(queryClient: QueryClient, userId: string) {
  clearPhoneNumbers(queryClient, userId);
}
