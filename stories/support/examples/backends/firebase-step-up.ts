import { EmailAuthProvider, reauthenticateWithCredential, type Auth } from 'firebase/auth';
import type { StepUp } from '../../../../src/index.js';

/** For the provider's `onStepUp`. `askForPassword` is your dialog: it rejects if the user cancels. */
export function signInAgain(auth: Auth, askForPassword: () => Promise<string>): StepUp {
  return async () => {
    const { currentUser } = auth;
    if (!currentUser?.email) throw new Error('Nobody is signed in by e-mail.');
    const credential = EmailAuthProvider.credential(currentUser.email, await askForPassword());
    await reauthenticateWithCredential(currentUser, credential);
  };
}
