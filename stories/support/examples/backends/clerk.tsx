import { useState } from 'react';
import { PhoneNumbers, PhoneNumbersProvider } from '../../../../src/index.js';
import { clerkAdapter, type ClerkClient } from '../../../../src/adapters/clerk/index.js';
import '../../../../src/styles/styles.css';

/** `clerk` comes from Clerk's `useClerk()`, `userId` from its `useAuth()`. */
export function PhoneSettings({ clerk, userId }: { clerk: ClerkClient; userId: string }) {
  const [adapter] = useState(() => clerkAdapter(clerk));
  return (
    <PhoneNumbersProvider adapter={adapter} userId={userId}>
      <PhoneNumbers />
    </PhoneNumbersProvider>
  );
}
