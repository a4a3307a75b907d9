import { getMultiFactorResolver, signInWithEmailAndPassword } from 'firebase/auth';
import type { Auth, MultiFactorError, UserCredential } from 'firebase/auth';
import type { SecondFactorAdapter } from '../../../../src/index.js';
import { firebaseSecondFactorAdapter } from '../../../../src/adapters/firebase/index.js';

/** The result of the first step: a sign-in, or the adapter of its second step, for `SecondFactorChallenge`. */
type FirstStep = UserCredential | SecondFactorAdapter<UserCredential>;

export async function signIn(auth: Auth, email: string, password: string): Promise<FirstStep> {
  try {
    return await signInWithEmailAndPassword(auth, email, password);
  } catch (error) {
    if (!isSecondStep(error)) throw error;
    return firebaseSecondFactorAdapter(auth, getMultiFactorResolver(auth, error));
  }
}

function isSecondStep(error: unknown): error is MultiFactorError {
  return error instanceof Error && 'code' in error && error.code === 'auth/multi-factor-auth-required';
}
