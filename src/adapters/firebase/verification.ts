import {
  linkWithCredential,
  multiFactor,
  PhoneAuthProvider,
  PhoneMultiFactorGenerator,
  type Auth,
  type User,
} from 'firebase/auth';
import type { PhoneAdapter } from '../../core/adapter.js';
import { isCodeVoid, PhoneError } from '../../core/errors.js';
import type { PhoneNumber } from '../../core/model.js';
import { validateVerified } from '../../core/validate.js';
import { refuseOtherChannel } from '../kit/refuse-channel.js';
import { createUnverifiedNumbers, type UnverifiedNumbers } from '../kit/unverified-numbers.js';
import { callFirebase, sendFirebaseCode, type FirebaseVerifierOptions } from './client.js';
import { findAccountNumber, listAccountNumbers, toFirebaseId } from './phone-number.js';

/** Sends codes and tries them, and keeps the numbers that are not verified yet. */
export interface FirebaseVerification {
  /** The numbers that only this tab has. */
  readonly unverified: UnverifiedNumbers;
  /** Returns the verified numbers, then the unverified ones. */
  list(user: User): readonly PhoneNumber[];
  send(user: User, input: Parameters<PhoneAdapter['prepareVerification']>[0]): Promise<PhoneNumber>;
  attempt(user: User, id: string, code: string): Promise<readonly PhoneNumber[]>;
  /** Removes what this tab knows about a number. */
  forget(user: User, id: string): void;
}

export function createFirebaseVerification(
  auth: Auth,
  addAs: 'secondFactor' | 'signIn',
  options: FirebaseVerifierOptions,
): FirebaseVerification {
  const unverified = createUnverifiedNumbers(toFirebaseId);
  /** The newest verification of each number of each user; a code is valid for that one only. */
  const verificationIds = new Map<string, string>();

  function getUnverified(user: User, id: string): PhoneNumber {
    if (findAccountNumber(user, id)) throw new PhoneError('already_verified');
    return unverified.get(user.uid, id);
  }

  function list(user: User): readonly PhoneNumber[] {
    const verified = listAccountNumbers(user);
    const ids = new Set(verified.map(({ id }) => id));
    return [...verified, ...unverified.all(user.uid).filter(({ id }) => !ids.has(id))];
  }

  async function confirm(user: User, id: string, code: string): Promise<void> {
    getUnverified(user, id);
    const verificationId = verificationIds.get(toKey(user, id));
    if (verificationId === undefined) throw new PhoneError('code_expired', { message: 'No code was sent yet.' });
    const credential = PhoneAuthProvider.credential(verificationId, code);
    if (addAs === 'signIn') await linkWithCredential(user, credential);
    else await multiFactor(user).enroll(PhoneMultiFactorGenerator.assertion(credential));
  }

  function expireIfSpent(user: User, id: string, error: PhoneError): void {
    if (isCodeVoid(error) && verificationIds.delete(toKey(user, id)))
      unverified.update(user.uid, id, { status: 'expired' });
  }

  function forget(user: User, id: string): void {
    unverified.remove(user.uid, id);
    verificationIds.delete(toKey(user, id));
  }

  return {
    unverified,
    list,
    forget,
    async send(user, { id, channel, locale }) {
      const { phoneNumber } = getUnverified(user, id);
      refuseOtherChannel('Firebase', channel);
      const purpose = addAs === 'signIn' ? {} : { session: await multiFactor(user).getSession() };
      verificationIds.set(toKey(user, id), await sendFirebaseCode(auth, options, { phoneNumber, ...purpose }, locale));
      // Looked up again: an earlier code may have been entered before this one was sent.
      return findAccountNumber(user, id) ?? unverified.update(user.uid, id, { status: 'unverified' });
    },
    async attempt(user, id, code) {
      await callFirebase(() => confirm(user, id, code)).catch((error: PhoneError) => {
        expireIfSpent(user, id, error);
        throw error;
      });
      forget(user, id);
      return validateVerified(list(user), id);
    },
  };
}

function toKey(user: User, id: string): string {
  return `${user.uid} ${id}`;
}
