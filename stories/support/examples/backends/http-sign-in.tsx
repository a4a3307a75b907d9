import { useState } from 'react';
import { SecondFactorChallenge } from '../../../../src/index.js';
import { httpSecondFactorAdapter } from '../../../../src/adapters/http/index.js';

interface SecondStepProps {
  /** What your sign-in returned after the password. */
  attemptId: string;
  onSignedIn: () => void;
}

export function PhoneSecondStep({ attemptId, onSignedIn }: SecondStepProps) {
  const [adapter] = useState(() => httpSecondFactorAdapter({ baseUrl: '/api/phone', attemptId }));
  return <SecondFactorChallenge adapter={adapter} onComplete={onSignedIn} />;
}
