import {
  linkWithCredential,
  multiFactor,
  PhoneAuthProvider,
  PhoneMultiFactorGenerator,
  unlink,
  type Auth,
  type User,
} from 'firebase/auth';
import type { AdapterLimits, PhoneAdapter } from '../../core/adapter.js';
import { checked, isText } from '../../core/checked.js';
import { isSpent, PhoneError } from '../../core/errors.js';
import type { PhoneNumber } from '../../core/model.js';
import { accountNumbers, idOf, placesOf, signsInByPhoneAlone } from './phone-number.js';
import { asked } from './errors.js';
import { firebaseLimits } from './limits.js';
import { sendCode, type FirebaseVerifierOptions } from './client.js';
import { refuseImpossible } from '../kit/refuse-impossible.js';
import { createUnverifiedNumbers } from '../kit/unverified-numbers.js';
import { unlessAborted } from '../kit/unless-aborted.js';

export { firebaseSecondFactorAdapter, type FirebaseSecondFactorAdapterOptions } from './second-factor.js';
export type { FirebaseVerifierOptions };

export interface FirebaseAdapterOptions extends FirebaseVerifierOptions {
  /**
   * What a number becomes once its code is right. `secondFactor`: it is enrolled, which needs multi-factor
   * authentication in the project and a verified e-mail address, and is refused to who signed in by phone. `signIn`: it
   * is linked, so that whoever holds the phone can sign in with it alone; an account has one such number, and none
   * where it has a second factor. @default 'secondFactor'
   */
  addAs?: 'secondFactor' | 'signIn';
  /** What Firebase does not tell a client, where your project differs. */
  limits?: Partial<Omit<AdapterLimits, 'secondFactorRequired' | 'verifiedNumberRequired'>>;
}

/** What Firebase has: no primary number, no default second factor and no backup codes. */
export interface FirebaseAdapter extends PhoneAdapter {
  delete: NonNullable<PhoneAdapter['delete']>;
  currentUserId: NonNullable<PhoneAdapter['currentUserId']>;
}

/**
 * The phone numbers of whoever is signed in at Firebase: the number linked to the account, and those enrolled as second
 * factors, which are the reserved ones; a number that is both is one. Firebase makes a number a second factor by its
 * code, so there is no `setReservedForSecondFactor`: to add a number is to reserve it, and to remove it ends that.
 * Firebase keeps no number before its code: until then it is kept in this tab, and gone with a reload.
 */
export function firebaseAdapter(auth: Auth, options: FirebaseAdapterOptions = {}): FirebaseAdapter {
  const { addAs = 'secondFactor' } = options;
  const unverified = createUnverifiedNumbers(idOf);
  /** The newest verification of each number of each user; a code counts for that one alone. */
  const verificationIds = new Map<string, string>();

  function numbersOf(user: User): readonly PhoneNumber[] {
    const verified = accountNumbers(user);
    const ids = new Set(verified.map(({ id }) => id));
    return [...verified, ...unverified.all(user.uid).filter(({ id }) => !ids.has(id))];
  }

  async function reloaded(user: User): Promise<readonly PhoneNumber[]> {
    // Before it is reloaded, since it hears of the factors only from then on.
    multiFactor(user);
    await user.reload();
    // The SDK takes any account in place of its own.
    checked('the account', user.uid, isText);
    return numbersOf(user);
  }

  function unverifiedNumber(user: User, id: string): PhoneNumber {
    if (accountNumber(user, id)) throw new PhoneError('already_verified');
    return unverified.get(user.uid, id);
  }

  async function attempt(user: User, id: string, code: string): Promise<PhoneNumber> {
    unverifiedNumber(user, id);
    const verificationId = verificationIds.get(keyOf(user, id));
    if (verificationId === undefined) throw new PhoneError('code_expired', { message: 'No code was sent yet.' });
    const credential = PhoneAuthProvider.credential(verificationId, code);
    if (addAs === 'signIn') await linkWithCredential(user, credential);
    else await multiFactor(user).enroll(PhoneMultiFactorGenerator.assertion(credential));
    forget(user, id);
    const verified = accountNumber(user, id);
    if (verified) return verified;
    throw new PhoneError('unknown', { message: 'Firebase took the code, and does not list the number.' });
  }

  function noteSpent(user: User, id: string, error: PhoneError): void {
    if (isSpent(error) && verificationIds.delete(keyOf(user, id))) unverified.note(user.uid, id, { status: 'expired' });
  }

  function forget(user: User, id: string): void {
    unverified.remove(user.uid, id);
    verificationIds.delete(keyOf(user, id));
  }

  return {
    limits: {
      ...firebaseLimits,
      maxPhoneNumbers: addAs === 'signIn' ? 1 : null,
      ...options.limits,
      get verifiedNumberRequired() {
        return signsInByPhoneAlone(auth.currentUser);
      },
    },
    channels: ['sms'],
    currentUserId: () => auth.currentUser?.uid ?? null,
    list: ({ signal }) => unlessAborted(signal, () => asUser(auth, reloaded)),
    create: ({ phoneNumber }) =>
      asUser(auth, async (user) => {
        const existing = accountNumber(user, idOf(phoneNumber));
        if (existing) return existing;
        refuseImpossible(phoneNumber);
        if (addAs === 'signIn' && user.phoneNumber !== null) throw new PhoneError('too_many_phone_numbers');
        return unverified.add(user.uid, phoneNumber);
      }),
    prepareVerification: ({ id, channel = 'sms' }) =>
      asUser(auth, async (user) => {
        const { phoneNumber } = unverifiedNumber(user, id);
        if (channel !== 'sms') throw new PhoneError('unsupported');
        const purpose = addAs === 'signIn' ? {} : { session: await multiFactor(user).getSession() };
        verificationIds.set(keyOf(user, id), await sendCode(auth, options, { phoneNumber, ...purpose }));
        // Looked for again: an earlier code may have been entered before this one had left.
        return accountNumber(user, id) ?? unverified.note(user.uid, id, { status: 'unverified' });
      }),
    attemptVerification: ({ id, code }) =>
      asUser(auth, (user) =>
        asked(() => attempt(user, id, code)).catch((error: PhoneError) => {
          noteSpent(user, id, error);
          throw error;
        }),
      ),
    delete: ({ id }) =>
      asUser(auth, async (user) => {
        const { isLinked, factor } = placesOf(user, id);
        if (isLinked && signsInByPhoneAlone(user)) throw new PhoneError('last_identification');
        if (!isLinked && !factor) unverified.get(user.uid, id);
        if (factor) await multiFactor(user).unenroll(factor);
        if (isLinked) await unlink(user, PhoneAuthProvider.PROVIDER_ID);
        forget(user, id);
        return numbersOf(user);
      }),
  };
}

async function asUser<Answer>(auth: Auth, run: (user: User) => Promise<Answer>): Promise<Answer> {
  return asked(async () => {
    // Until then nobody seems to be signed in.
    await auth.authStateReady();
    if (!auth.currentUser) throw new PhoneError('unauthenticated');
    return run(auth.currentUser);
  });
}

function accountNumber(user: User, id: string): PhoneNumber | undefined {
  return accountNumbers(user).find((number) => number.id === id);
}

function keyOf(user: User, id: string): string {
  return `${user.uid} ${id}`;
}
