import { initializeApp, type FirebaseApp } from 'firebase/app';
import {
  connectAuthEmulator,
  createUserWithEmailAndPassword,
  getMultiFactorResolver,
  initializeAuth,
  inMemoryPersistence,
  sendEmailVerification,
  signInWithEmailAndPassword,
  signOut,
  type Auth,
  type MultiFactorError,
  type MultiFactorResolver,
} from 'firebase/auth';
import { emulator } from './emulator.js';

export const password = 'correct horse battery staple';

/** A browser tab in which somebody uses the app. */
export interface Person {
  auth: Auth;
  email: string;
  leave(): Promise<void>;
}

/** Somebody who has opened the app, and is not signed in. */
export function visit(): Person {
  const app = initializeApp({ apiKey: 'demo', projectId: 'demo-phonekit' }, crypto.randomUUID());
  const auth = authOf(app);
  // The app itself is kept: if deleted, the SDK throws in the follow-up work of the last call.
  return { auth, email: `${crypto.randomUUID()}@example.com`, leave: () => signOut(auth) };
}

/** A user who has signed up by e-mail and password, and opened the link in the e-mail. */
export async function signUp({ verified = true } = {}): Promise<Person> {
  const person = visit();
  const { user } = await createUserWithEmailAndPassword(person.auth, person.email, password);
  if (!verified) return person;
  await sendEmailVerification(user);
  await emulator.openLink(person.email);
  await user.reload();
  await user.getIdToken(true);
  return person;
}

/** The e-mail address and the password are right, which is not enough for a user with a second factor. */
export async function firstStep(auth: Auth, email: string): Promise<MultiFactorResolver> {
  const [outcome] = await Promise.allSettled([signInWithEmailAndPassword(auth, email, password)]);
  if (outcome.status === 'fulfilled') throw new Error('The first step was enough.');
  return getMultiFactorResolver(auth, outcome.reason as MultiFactorError);
}

function authOf(app: FirebaseApp): Auth {
  const auth = initializeAuth(app, { persistence: inMemoryPersistence });
  connectAuthEmulator(auth, emulator.address(), { disableWarnings: true });
  // Firebase's documented test mode: the verifier solves its own challenge, and Google's script is not loaded.
  auth.settings.appVerificationDisabledForTesting = true;
  return auth;
}

/** A verifier without a challenge, for tests that are not about it: the SDK's own takes half a second. */
export function readyVerifier() {
  return { type: 'recaptcha', verify: async () => 'token', _reset: () => {} };
}
