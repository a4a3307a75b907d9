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

/** A tab of a browser in which somebody uses the app. */
export interface Person {
  auth: Auth;
  email: string;
  leave(): Promise<void>;
}

/** Somebody who has opened the app, and is signed in nowhere. */
export function visit(): Person {
  const app = initializeApp({ apiKey: 'demo', projectId: 'demo-phonekit' }, crypto.randomUUID());
  const auth = authOf(app);
  // The app itself stays: deleted, it complains of what the SDK still notes about a call that has just ended.
  return { auth, email: `${crypto.randomUUID()}@example.com`, leave: () => signOut(auth) };
}

/** Somebody who has signed up by e-mail and password, and opened the link in the mail. */
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

/** The e-mail address and the password are right, which is not enough for somebody who has a second factor. */
export async function firstStep(auth: Auth, email: string): Promise<MultiFactorResolver> {
  const [outcome] = await Promise.allSettled([signInWithEmailAndPassword(auth, email, password)]);
  if (outcome.status === 'fulfilled') throw new Error('The first step was enough.');
  return getMultiFactorResolver(auth, outcome.reason as MultiFactorError);
}

function authOf(app: FirebaseApp): Auth {
  const auth = initializeAuth(app, { persistence: inMemoryPersistence });
  connectAuthEmulator(auth, emulator.address(), { disableWarnings: true });
  // As Firebase documents it for tests: the verifier solves its own riddle, and Google's script is not loaded.
  auth.settings.appVerificationDisabledForTesting = true;
  return auth;
}

/**
 * A verifier that has no riddle to solve, where a test is not about that; the SDK's own for tests takes half a second.
 */
export function readyVerifier() {
  return { type: 'recaptcha', verify: async () => 'token', _reset: () => {} };
}
