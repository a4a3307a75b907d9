import { multiFactor, PhoneAuthProvider, unlink, type Auth, type User } from 'firebase/auth';
import type { AdapterLimits, PhoneAdapter } from '../../core/adapter.js';
import { PhoneError } from '../../core/errors.js';
import type { PhoneNumber } from '../../core/model.js';
import { isText, validate } from '../../core/validate.js';
import { type Optional, withDefaults } from '../../core/optional.js';
import { refuseImpossible } from '../kit/refuse-impossible.js';
import { unlessAborted } from '../kit/unless-aborted.js';
import { callAsUser, type FirebaseVerifierOptions } from './client.js';
import { firebaseLimits } from './limits.js';
import { findAccountNumber, locateNumber, signsInByPhoneAlone, toFirebaseId } from './phone-number.js';
import { createFirebaseVerification } from './verification.js';

export { firebaseSecondFactorAdapter, type FirebaseSecondFactorAdapterOptions } from './second-factor.js';
export type { FirebaseVerifierOptions };

export interface FirebaseAdapterOptions extends FirebaseVerifierOptions {
  /**
   * What a number becomes once its code is right. `secondFactor`: it is enrolled, which requires multi-factor
   * authentication in the project and a verified email address, and is refused to users who signed in by phone.
   * `signIn`: it is linked, so that the phone alone is enough to sign in; an account has one such number, and none if
   * it has a second factor. @default 'secondFactor'
   */
  addAs?: 'secondFactor' | 'signIn' | undefined;
  /** Limits that differ in your project, because Firebase does not report them to a client. */
  limits?: Optional<Omit<AdapterLimits, 'secondFactorRequired' | 'verifiedNumberRequired'>> | undefined;
}

/** The port without what Firebase lacks: a primary number, a default second factor and backup codes. */
export interface FirebaseAdapter extends PhoneAdapter {
  delete: NonNullable<PhoneAdapter['delete']>;
  currentUserId: NonNullable<PhoneAdapter['currentUserId']>;
}

/**
 * The phone numbers of the user who is signed in at Firebase: the number that is linked to the account, and the numbers
 * that are enrolled as second factors, which are the reserved ones. A number that is both appears once. Firebase
 * enrolls a number by its code, so there is no `setReservedForSecondFactor`: adding a number reserves it, and removing
 * it ends that. Firebase does not store a number before its code was entered: until then this tab keeps it, and a
 * reload loses it.
 */
export function firebaseAdapter(auth: Auth, options: FirebaseAdapterOptions = {}): FirebaseAdapter {
  const { addAs = 'secondFactor' } = options;
  const verification = createFirebaseVerification(auth, addAs, options);
  const { unverified } = verification;

  let isReady = false;
  void auth.authStateReady().then(() => (isReady = true));

  async function reloadNumbers(user: User): Promise<readonly PhoneNumber[]> {
    // Before the reload: the object learns of factors only from then on.
    multiFactor(user);
    await user.reload();
    // The SDK accepts any account in place of its own.
    validate('account', user.uid, isText);
    return verification.list(user);
  }

  return {
    scope: `firebase:${auth.app.options.projectId}`,
    limits: {
      ...withDefaults<AdapterLimits>(
        { ...firebaseLimits, maxPhoneNumbers: addAs === 'signIn' ? 1 : null },
        options.limits,
      ),
      get verifiedNumberRequired() {
        return signsInByPhoneAlone(auth.currentUser);
      },
    },
    channels: ['sms'],
    // Until then nobody seems to be signed in.
    currentUserId: () => auth.currentUser?.uid ?? (isReady ? null : undefined),
    list: ({ signal }) => unlessAborted(signal, () => callAsUser(auth, reloadNumbers)),
    create: ({ phoneNumber }) =>
      callAsUser(auth, async (user) => {
        const existing = findAccountNumber(user, toFirebaseId(phoneNumber));
        if (existing) return existing;
        refuseImpossible(phoneNumber);
        if (addAs === 'signIn' && user.phoneNumber !== null) throw new PhoneError('too_many_phone_numbers');
        return unverified.add(user.uid, phoneNumber);
      }),
    prepareVerification: (input) => callAsUser(auth, (user) => verification.send(user, input)),
    attemptVerification: ({ id, code }) => callAsUser(auth, (user) => verification.attempt(user, id, code)),
    delete: ({ id }) =>
      callAsUser(auth, async (user) => {
        const { isLinked, factor } = locateNumber(user, id);
        if (isLinked && signsInByPhoneAlone(user)) throw new PhoneError('last_identification');
        if (!isLinked && !factor) unverified.get(user.uid, id);
        if (factor) await multiFactor(user).unenroll(factor);
        if (isLinked) await unlink(user, PhoneAuthProvider.PROVIDER_ID);
        verification.forget(user, id);
        return verification.list(user);
      }),
  };
}
