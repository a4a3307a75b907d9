import {
  PhoneAuthProvider,
  RecaptchaVerifier,
  type ApplicationVerifier,
  type Auth,
  type PhoneInfoOptions,
  type User,
} from 'firebase/auth';
import { PhoneError } from '../../core/errors.js';
import { isText, validate } from '../../core/validate.js';
import { callVendor } from '../kit/call-vendor.js';
import { translateFirebaseError } from './errors.js';

/** How the adapters prove to Firebase that a person, and not a script, requests the message. */
export interface FirebaseVerifierOptions {
  /**
   * Creates a verifier for one message, for example one whose widget is rendered where the app wants it. It is cleared
   * once the message was sent. @default an invisible `RecaptchaVerifier` in an element of its own
   */
  createVerifier?: (() => ApplicationVerifier & Partial<Pick<RecaptchaVerifier, 'clear'>>) | undefined;
}

/** Calls Firebase's SDK. Every rejection is a `PhoneError`. */
export function callFirebase<Result>(run: () => Promise<Result>): Promise<Result> {
  return callVendor(run, translateFirebaseError);
}

/** Calls Firebase's SDK for the signed-in user; rejects with `unauthenticated` if there is none. */
export function callAsUser<Result>(auth: Auth, run: (user: User) => Promise<Result>): Promise<Result> {
  return callFirebase(async () => {
    // Until then nobody seems to be signed in.
    await auth.authStateReady();
    if (!auth.currentUser) throw new PhoneError('unauthenticated');
    return run(auth.currentUser);
  });
}

/** Sends a code, in a message of this language, and resolves with the id of its verification. */
export async function sendFirebaseCode(
  auth: Auth,
  { createVerifier }: FirebaseVerifierOptions,
  to: PhoneInfoOptions,
  locale: string | undefined,
): Promise<string> {
  // A new one each time: a verifier that was used never settles at its second message.
  const { languageCode } = auth;
  if (locale !== undefined) auth.languageCode = locale;
  const { verifier, dispose } = createVerifier ? wrapVerifier(createVerifier()) : createInvisibleVerifier(auth);
  try {
    return validate(
      'id of the verification',
      await new PhoneAuthProvider(auth).verifyPhoneNumber(to, verifier),
      isText,
    );
  } finally {
    dispose();
    // Unless it was changed meanwhile, by the app or another message.
    if (auth.languageCode === locale) auth.languageCode = languageCode;
  }
}

function wrapVerifier(verifier: ReturnType<NonNullable<FirebaseVerifierOptions['createVerifier']>>) {
  return { verifier, dispose: () => verifier.clear?.() };
}

function createInvisibleVerifier(auth: Auth) {
  const container = document.body.appendChild(document.createElement('div'));
  const verifier = new RecaptchaVerifier(auth, container, { size: 'invisible' });
  const dispose = () => {
    verifier.clear();
    // clear() leaves the widget of an invisible verifier in the page.
    container.remove();
  };
  return { verifier, dispose };
}
