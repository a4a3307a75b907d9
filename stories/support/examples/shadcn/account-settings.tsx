'use client';

import { PhoneNumbers, PhoneNumbersProvider } from 'phonekit';
import { memoryAdapter } from 'phonekit/adapters/memory';

// A whole backend in the browser tab. To go live, create your backend's adapter instead, such as `httpAdapter`.
const adapter = memoryAdapter();

/** The section of an account page in which people look after their phone numbers. */
export function AccountSettings({ userId = 'user_1' }: { userId?: string }) {
  return (
    <PhoneNumbersProvider adapter={adapter} userId={userId}>
      <PhoneNumbers className="bg-card rounded-xl border p-6 shadow-sm" />
    </PhoneNumbersProvider>
  );
}
