import {
  PhoneAuthProvider,
  RecaptchaVerifier,
  type ApplicationVerifier,
  type Auth,
  type PhoneInfoOptions,
} from 'firebase/auth';
import { checked, isText } from '../../core/checked.js';

/** How the adapters prove to Firebase that a person asks for the message, and no script. */
export interface FirebaseVerifierOptions {
  /**
   * Makes a verifier for one message, such as one whose widget stands where the app wants it; it is cleared when the
   * message has left. @default an invisible `RecaptchaVerifier` in an element of its own
   */
  createVerifier?: () => ApplicationVerifier & Partial<Pick<RecaptchaVerifier, 'clear'>>;
}

/** Has a code sent, and answers the id of the verification that it belongs to. */
export async function sendCode(auth: Auth, { createVerifier }: FirebaseVerifierOptions, to: PhoneInfoOptions): Promise<string> {
  // A new one each time: a verifier that has been used waits for ever at its second message.
  const { verifier, dispose } = createVerifier ? own(createVerifier()) : invisible(auth);
  try {
    return checked('the id of a verification', await new PhoneAuthProvider(auth).verifyPhoneNumber(to, verifier), isText);
  } finally {
    dispose();
  }
}

function own(verifier: ReturnType<NonNullable<FirebaseVerifierOptions['createVerifier']>>) {
  return { verifier, dispose: () => verifier.clear?.() };
}

function invisible(auth: Auth) {
  const container = document.body.appendChild(document.createElement('div'));
  const verifier = new RecaptchaVerifier(auth, container, { size: 'invisible' });
  const dispose = () => {
    verifier.clear();
    // clear() leaves the widget of an invisible one in the page.
    container.remove();
  };
  return { verifier, dispose };
}
