import type { SecondFactorPhoneNumber } from '../core/second-factor-adapter.js';
import { PhoneError } from '../core/errors.js';
import { createId } from './codes.js';
import { getOwnPhoneNumber, locks, type ServiceContext } from './context.js';
import { maskPhoneNumber } from '../core/mask.js';
import type { PhoneEvent } from './events.js';
import { isReserved } from './save-changes.js';
import type { StoredPhoneNumber, StoredSignIn, WrongCodes } from './records.js';
import type { PhoneStoreTransaction } from './store.js';
import { isSignInSource } from './attempt-target.js';
import { clearWrongCodes } from './throttle.js';

/**
 * Starts the second step for a user who passed the first, and resolves with the id of the attempt; null if the user has
 * no second factor. The id proves the first step, so the store has only its hash.
 */
export async function startSecondFactor(
  { store, clock, codes, policy }: ServiceContext,
  userId: string,
): Promise<string | null> {
  const attemptId = createId('sign_in');
  const id = await codes.hash('sign_in', attemptId);
  return store.transaction([locks.user(userId)], async (tx) => {
    if (!(await tx.phoneNumbers(userId)).some(isReserved)) return null;
    const startedAt = clock.now();
    await tx.putSignIn({ id, userId, startedAt, expireAt: startedAt + policy.signInLifetime * 1000, codes: {} });
    return attemptId;
  });
}

/** Returns the numbers that can receive the code, the default one first, masked because nobody is signed in yet. */
export async function listSecondFactors(
  context: ServiceContext,
  attemptId: string,
): Promise<readonly SecondFactorPhoneNumber[]> {
  const { numbers } = await findSecondFactors(context, attemptId);
  return numbers
    .sort((a, b) => Number(b.defaultSecondFactor) - Number(a.defaultSecondFactor))
    .map((number) => ({
      id: number.id,
      maskedPhoneNumber: maskPhoneNumber(number.phoneNumber),
      default: number.defaultSecondFactor,
    }));
}

/**
 * Resolves with the sign-in attempt; rejects with `unauthenticated` if it is unknown, was passed, has expired, or the
 * user has no second factor any more.
 */
export async function findSignIn({ store, clock, codes }: ServiceContext, attemptId: string): Promise<StoredSignIn> {
  const ids = await codes.hashes('sign_in', attemptId);
  return store.transaction([], async (tx) => {
    for (const id of ids) {
      const signIn = await tx.signIn(id);
      if (signIn !== null) return assertOpen(signIn, clock.now());
    }
    return assertOpen(null, clock.now());
  });
}

/** Resolves with the sign-in attempt and the reserved numbers of its user; rejects as `findSignIn` does. */
async function findSecondFactors(
  context: ServiceContext,
  attemptId: string,
): Promise<{ signIn: StoredSignIn; numbers: StoredPhoneNumber[] }> {
  const signIn = await findSignIn(context, attemptId);
  const all = await context.store.transaction([], (tx) => tx.phoneNumbers(signIn.userId));
  const numbers = all.filter(isReserved);
  // The last one went between the two reads, which hold no lock, and the sign-in with it.
  if (numbers.length === 0) await findSignIn(context, attemptId);
  return { signIn, numbers };
}

/** Resolves with the sign-in attempt and the number to send to; rejects with `not_found` for one not reserved. */
export async function findSecondFactor(
  context: ServiceContext,
  attemptId: string,
  id: string,
): Promise<{ signIn: StoredSignIn; number: StoredPhoneNumber }> {
  const { signIn, numbers } = await findSecondFactors(context, attemptId);
  const number = numbers.find((candidate) => candidate.id === id);
  if (!number) throw new PhoneError('not_found');
  return { signIn, number };
}

/** Returns the sign-in attempt with this hashed id, in a transaction; throws as `findSignIn` rejects. */
export async function getOpenSignIn(tx: PhoneStoreTransaction, id: string, now: number): Promise<StoredSignIn> {
  return assertOpen(await tx.signIn(id), now);
}

function assertOpen(signIn: StoredSignIn | null, now: number): StoredSignIn {
  if (signIn !== null && now < signIn.expireAt) return signIn;
  throw new PhoneError('unauthenticated', {
    message: 'This sign-in attempt is unknown, over or expired. Start again with the first step.',
  });
}

/** Returns a number that a code of this sign-in attempt can be sent to; throws `not_found` for every other id. */
export async function getReservedPhoneNumber(
  tx: PhoneStoreTransaction,
  { userId }: StoredSignIn,
  id: string,
): Promise<StoredPhoneNumber> {
  const number = await getOwnPhoneNumber(tx, userId, id);
  if (!isReserved(number)) throw new PhoneError('not_found');
  return number;
}

/** The outcome of an attempt at the second step. An error is returned and not thrown, because throwing rolls back. */
export type SecondFactorOutcome = { readonly error: PhoneError | null; readonly events: readonly PhoneEvent[] };

/**
 * Ends a sign-in attempt that was passed: its id is worthless from then on. The user has proved who they are, so the
 * wrong codes of all ways in are cleared; those for numbers that are being verified stay.
 */
export async function passSignIn(
  tx: PhoneStoreTransaction,
  { id }: StoredSignIn,
  wrongCodes: WrongCodes,
): Promise<void> {
  await tx.removeSignIn(id);
  await clearWrongCodes(tx, wrongCodes, isSignInSource);
}
