import type { SecondFactorPhoneNumber } from '../core/adapter.js';
import { PhoneError } from '../core/errors.js';
import { createId } from './codes.js';
import { lockOf, ownPhoneNumber, type ServiceContext } from './context.js';
import { maskPhoneNumber, type PhoneEvent } from './events.js';
import { isReserved } from './save-changes.js';
import type { StoredPhoneNumber, StoredSignIn, StoreTransaction, WrongCodes } from './store.js';
import { backupCodeSource, forgiveWrongCodes } from './throttle.js';

/**
 * Begins the second step for a user who has passed the first, and answers the id of this attempt; null where the user
 * has no second factor. Whoever holds the id counts as past the first step, so the store keeps its hash alone.
 */
export async function startSecondFactor(
  { store, clock, codes, policy }: ServiceContext,
  userId: string,
): Promise<string | null> {
  const attemptId = createId('sign_in');
  const id = await codes.hash('sign_in', attemptId);
  return store.transaction([lockOf.user(userId)], async (tx) => {
    if (!(await tx.phoneNumbers(userId)).some(isReserved)) return null;
    const startedAt = clock.now();
    await tx.putSignIn({ id, userId, startedAt, expireAt: startedAt + policy.signInLifetime * 1000, codes: {} });
    return attemptId;
  });
}

/** The numbers that can receive the code, the default one first; masked, since nobody is signed in yet. */
export async function listSecondFactors(
  context: ServiceContext,
  attemptId: string,
): Promise<readonly SecondFactorPhoneNumber[]> {
  const { userId } = await findSignIn(context, attemptId);
  const numbers = await context.store.transaction([], (tx) => tx.phoneNumbers(userId));
  return numbers
    .filter(isReserved)
    .sort((a, b) => Number(b.defaultSecondFactor) - Number(a.defaultSecondFactor))
    .map((number) => ({
      id: number.id,
      maskedPhoneNumber: maskPhoneNumber(number.phoneNumber),
      default: number.defaultSecondFactor,
    }));
}

/** The sign-in that is this attempt: `unauthenticated` where there is none, it was passed, or it took too long. */
export async function findSignIn({ store, clock, codes }: ServiceContext, attemptId: string): Promise<StoredSignIn> {
  const id = await codes.hash('sign_in', attemptId);
  return store.transaction([], (tx) => openSignIn(tx, id, clock.now()));
}

/** The same by the id that it is kept under, in a transaction. */
export async function openSignIn(tx: StoreTransaction, id: string, now: number): Promise<StoredSignIn> {
  const signIn = await tx.signIn(id);
  if (signIn !== null && now < signIn.expireAt) return signIn;
  throw new PhoneError('unauthenticated', {
    message: 'This sign-in is unknown, over, or has taken too long. Begin again with its first step.',
  });
}

/** A number to which a code of this sign-in can be sent; `not_found` for every other id. */
export async function reservedPhoneNumber(
  tx: StoreTransaction,
  { userId }: StoredSignIn,
  id: string,
): Promise<StoredPhoneNumber> {
  const number = await ownPhoneNumber(tx, userId, id);
  if (!isReserved(number)) throw new PhoneError('not_found');
  return number;
}

/** What came of a try at the second step. A refusal is answered, not thrown: throwing rolls back. */
export type SecondStepOutcome = { readonly error: PhoneError | null; readonly events: readonly PhoneEvent[] };

/**
 * Ends a sign-in that was passed: its attempt is worth nothing from then on. The user has proved who they are, so the
 * wrong codes of this step are forgiven; those for numbers that are being verified stay.
 */
export async function passSignIn(tx: StoreTransaction, { id, userId }: StoredSignIn, wrongCodes: WrongCodes): Promise<void> {
  await tx.removeSignIn(id);
  const reserved = (await tx.phoneNumbers(userId)).filter(isReserved);
  await forgiveWrongCodes(tx, wrongCodes, [backupCodeSource, ...reserved.map(({ phoneNumber }) => phoneNumber)]);
}
