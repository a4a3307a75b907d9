import { useState } from 'react';
import type { Clerk } from '@clerk/clerk-js';
import { SecondFactorChallenge } from '../../../../src/index.js';
import { clerkSecondFactorAdapter } from '../../../../src/adapters/clerk/index.js';

/** Shown once `clerk.client.signIn.status` is `needs_second_factor`. */
export function PhoneSecondStep({ clerk, onSignedIn }: { clerk: Clerk; onSignedIn: () => void }) {
  const [adapter] = useState(() => clerkSecondFactorAdapter(clerk));
  return (
    <SecondFactorChallenge
      adapter={adapter}
      onComplete={async ({ createdSessionId }) => {
        await clerk.setActive({ session: createdSessionId });
        onSignedIn();
      }}
    />
  );
}
