import * as auth from 'aws-amplify/auth';
import type { SecondFactorAdapter } from '../../../../src/index.js';
import { cognitoSecondFactorAdapter, type CognitoSession } from '../../../../src/adapters/cognito/index.js';

/** The result of the first step: a sign-in, or the adapter of its second step, for `SecondFactorChallenge`. */
type FirstStep = auth.AuthUser | SecondFactorAdapter<CognitoSession>;

export async function signIn(username: string, password: string): Promise<FirstStep> {
  const signInAgain = () => auth.signIn({ username, password });
  const result = await signInAgain();
  return result.isSignedIn ? auth.getCurrentUser() : cognitoSecondFactorAdapter(auth, result, { signInAgain });
}
