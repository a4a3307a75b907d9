import { useState } from 'react';
import { SecondFactorChallenge } from '../../../../src/index.js';
import {
  betterAuthSecondFactorAdapter,
  type BetterAuthSecondFactorClient,
} from '../../../../src/adapters/better-auth/index.js';

interface SecondStepProps {
  /** The client, with `twoFactorClient()`. */
  auth: BetterAuthSecondFactorClient;
  /** What `signIn.email` returned besides `twoFactorRedirect: true`. */
  twoFactorMethods: readonly string[];
  onSignedIn: () => void;
}

export function PhoneSecondStep({ auth, twoFactorMethods, onSignedIn }: SecondStepProps) {
  const [adapter] = useState(() => betterAuthSecondFactorAdapter(auth, { twoFactorMethods }));
  return <SecondFactorChallenge adapter={adapter} onComplete={onSignedIn} />;
}
