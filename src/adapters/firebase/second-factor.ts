import {
  PhoneAuthProvider,
  PhoneMultiFactorGenerator,
  type Auth,
  type MultiFactorResolver,
  type PhoneMultiFactorInfo,
  type UserCredential,
} from 'firebase/auth';
import type { SecondFactorAdapter } from '../../core/second-factor-adapter.js';
import { PhoneError } from '../../core/errors.js';
import { isText, validate } from '../../core/validate.js';
import { type Optional, withDefaults } from '../../core/optional.js';
import { createRandomId } from '../kit/create-random-id.js';
import { refuseOtherChannel } from '../kit/refuse-channel.js';
import { unlessAborted } from '../kit/unless-aborted.js';
import { callFirebase, sendFirebaseCode, type FirebaseVerifierOptions } from './client.js';
import { firebaseLimits } from './limits.js';
import { isPhoneFactor } from './phone-number.js';

export interface FirebaseSecondFactorAdapterOptions extends FirebaseVerifierOptions {
  /** Limits that differ in your project, because Firebase does not report them to a client. */
  limits?: Optional<SecondFactorAdapter['limits']> | undefined;
}

/**
 * The second step of a sign-in that Firebase rejected with `auth/multi-factor-auth-required`; `resolver` is the result
 * of
 * `getMultiFactorResolver(auth, error)`. A user who passes is signed in at `auth`, and the session is the
 * `UserCredential`. Firebase has no default factor, so the first one enrolled is suggested, and no backup codes.
 */
export function firebaseSecondFactorAdapter(
  auth: Auth,
  resolver: MultiFactorResolver,
  options: FirebaseSecondFactorAdapterOptions = {},
): SecondFactorAdapter<UserCredential> {
  const verificationIds = new Map<string, string>();
  const hints = resolver.hints.filter(isPhoneFactor);

  function getHint(id: string): PhoneMultiFactorInfo {
    const hint = hints.find(({ uid }) => uid === id);
    if (!hint) throw new PhoneError('not_found');
    return hint;
  }

  return {
    attemptId: createRandomId(),
    limits: withDefaults<SecondFactorAdapter['limits']>(firebaseLimits, options.limits),
    channels: ['sms'],
    // The hints came with the error of the first step, so this makes no request.
    list: ({ signal }) =>
      unlessAborted(signal, async () =>
        hints.map((hint, index) => ({
          id: validate('uid of a factor', hint.uid, isText),
          maskedPhoneNumber: validate('number of a factor', hint.phoneNumber, isText),
          default: index === 0,
        })),
      ),
    prepare: ({ id, channel, locale }) =>
      callFirebase(async () => {
        const to = { multiFactorHint: getHint(id), session: resolver.session };
        refuseOtherChannel('Firebase', channel);
        verificationIds.set(id, await sendFirebaseCode(auth, options, to, locale));
        return { expireAt: null };
      }),
    attempt: ({ id, code }) =>
      callFirebase(async () => {
        const verificationId = verificationIds.get(getHint(id).uid);
        if (verificationId === undefined) throw new PhoneError('code_expired', { message: 'No code was sent yet.' });
        const credential = PhoneAuthProvider.credential(verificationId, code);
        return resolver.resolveSignIn(PhoneMultiFactorGenerator.assertion(credential));
      }),
  };
}
