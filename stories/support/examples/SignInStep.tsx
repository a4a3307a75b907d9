import { SecondFactorChallenge, type SecondFactorAdapter } from '../../../src/index.js';

interface Session {
  token: string;
}

/**
 * Rendered after the password, if your backend requires a second step. Create an `adapter` for each sign-in.
 */
export function PhoneSecondStep({
  adapter,
  onSignedIn,
}: {
  adapter: SecondFactorAdapter<Session>;
  onSignedIn: (session: Session) => void;
}) {
  return <SecondFactorChallenge adapter={adapter} onComplete={onSignedIn} />;
}
