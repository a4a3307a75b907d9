'use client';

import { SecondFactorChallenge, type SecondFactorAdapter } from 'phonekit';

interface SignInSecondStepProps<Session> {
  /** Your backend's, created for this sign-in, such as by `httpSecondFactorAdapter`. */
  adapter: SecondFactorAdapter<Session>;
  onSignedIn: (session: Session) => void;
  onCancel?: () => void;
}

/** The second step of a sign-in, after the password: a code by SMS, or a backup code. */
export function SignInSecondStep<Session>({ adapter, onSignedIn, onCancel }: SignInSecondStepProps<Session>) {
  return (
    <SecondFactorChallenge
      className="bg-card mx-auto w-full max-w-sm rounded-xl border p-6 shadow-sm"
      adapter={adapter}
      onComplete={onSignedIn}
      onCancel={onCancel}
    />
  );
}
