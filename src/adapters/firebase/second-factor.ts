import {
  PhoneAuthProvider,
  PhoneMultiFactorGenerator,
  type Auth,
  type MultiFactorResolver,
  type PhoneMultiFactorInfo,
  type UserCredential,
} from 'firebase/auth';
import type { SecondFactorAdapter } from '../../core/adapter.js';
import { checked, isText } from '../../core/checked.js';
import { PhoneError } from '../../core/errors.js';
import { unlessAborted } from '../kit/unless-aborted.js';
import { isPhone } from './phone-number.js';
import { asked } from './errors.js';
import { firebaseLimits } from './limits.js';
import { sendCode, type FirebaseVerifierOptions } from './client.js';

export interface FirebaseSecondFactorAdapterOptions extends FirebaseVerifierOptions {
  /** What Firebase does not tell a client, where your project differs. */
  limits?: Partial<SecondFactorAdapter['limits']>;
}

/**
 * The second step of a sign-in that Firebase broke off with `auth/multi-factor-auth-required`; `resolver` is what
 * `getMultiFactorResolver(auth, error)` made of that error. Whoever passes is signed in at `auth`, and the session is
 * the `UserCredential`. Firebase has no default factor, so the first one enrolled is suggested, and no backup codes.
 */
export function firebaseSecondFactorAdapter(
  auth: Auth,
  resolver: MultiFactorResolver,
  options: FirebaseSecondFactorAdapterOptions = {},
): SecondFactorAdapter<UserCredential> {
  const verificationIds = new Map<string, string>();
  const hints = resolver.hints.filter(isPhone);

  function hintOf(id: string): PhoneMultiFactorInfo {
    const hint = hints.find(({ uid }) => uid === id);
    if (!hint) throw new PhoneError('not_found');
    return hint;
  }

  return {
    attemptId: crypto.getRandomValues(new Uint32Array(4)).join('-'),
    limits: { ...firebaseLimits, ...options.limits },
    // They came with the refusal of the first step: nothing is asked for.
    list: ({ signal }) =>
      unlessAborted(signal, async () =>
        hints.map((hint, index) => ({
          id: checked('the uid of a factor', hint.uid, isText),
          maskedPhoneNumber: checked('the number of a factor', hint.phoneNumber, isText),
          default: index === 0,
        })),
      ),
    prepare: ({ id, channel = 'sms' }) =>
      asked(async () => {
        const to = { multiFactorHint: hintOf(id), session: resolver.session };
        if (channel !== 'sms') throw new PhoneError('unsupported');
        verificationIds.set(id, await sendCode(auth, options, to));
        return { expireAt: null };
      }),
    attempt: ({ id, code }) =>
      asked(async () => {
        const verificationId = verificationIds.get(hintOf(id).uid);
        if (verificationId === undefined) throw new PhoneError('code_expired', { message: 'No code was sent yet.' });
        const credential = PhoneAuthProvider.credential(verificationId, code);
        return resolver.resolveSignIn(PhoneMultiFactorGenerator.assertion(credential));
      }),
  };
}
