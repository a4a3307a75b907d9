import { useClerk, useReverification, useUser } from '@clerk/react';
import { useCallback, useMemo, useRef } from 'react';
import { PhoneNumbers, PhoneNumbersProvider, type PhoneError } from '../../../../src/index.js';
import { clerkAdapter } from '../../../../src/adapters/clerk/index.js';
import '../../../../src/styles/styles.css';

export function PhonePage() {
  const clerk = useClerk();
  const { user } = useUser();
  const adapter = useMemo(() => clerkAdapter(clerk), [clerk]);
  const onStepUp = useStepUp();
  if (!user) return null;
  return (
    <PhoneNumbersProvider adapter={adapter} userId={user.id} onStepUp={onStepUp}>
      <PhoneNumbers />
    </PhoneNumbersProvider>
  );
}

/** Step-up by Clerk's own dialog. */
function useStepUp() {
  const refusal = useRef<unknown>(null);
  // Clerk calls this again after the user has proved who they are; it rejects if they close the dialog.
  const reverify = useReverification(async () => {
    const cause = refusal.current;
    refusal.current = null;
    if (cause) throw cause;
  });
  return useCallback(
    async (error: PhoneError) => {
      refusal.current = error.cause;
      await reverify();
    },
    [reverify],
  );
}
