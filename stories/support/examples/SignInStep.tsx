import { SecondFactorChallenge, type SecondFactorAdapter } from '../../../src/index.js';

interface Session {
  token: string;
}

/**
 * After the password, where your backend says that a second step is wanted. `adapter` is made anew for each sign-in.
 */
export function SecondStep({
  adapter,
  onSignedIn,
}: {
  adapter: SecondFactorAdapter<Session>;
  onSignedIn: (session: Session) => void;
}) {
  return <SecondFactorChallenge adapter={adapter} onComplete={onSignedIn} />;
}
