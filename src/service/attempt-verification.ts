import { PhoneError } from '../core/errors.js';
import { isVerified, type PhoneNumber } from '../core/model.js';
import { includesHash } from './codes.js';
import { getOwnPhoneNumber, locks, toPhoneNumber, type ServiceContext } from './context.js';
import { createEvent } from './events.js';
import type { PhonePolicy } from './policy.js';
import { saveVerified, type VerificationOutcome } from './save-verified.js';
import { attemptCode } from './sent-code.js';
import type { StoredPhoneNumber } from './records.js';
import type { PhoneStoreTransaction } from './store.js';
import {
  createSignInTarget,
  createVerificationTarget,
  unknownNumberSource,
  type AttemptTarget,
} from './attempt-target.js';
import { findVerified, toSubscriber } from './subscriber.js';

/** Tries a code, and returns the whole list. Of any number of concurrent tries one succeeds. */
export async function attemptVerification(
  context: ServiceContext,
  userId: string,
  { id, code }: { id: string; code: string },
): Promise<readonly PhoneNumber[]> {
  const { store, clock, codes, policy } = context;
  const hashes = await codes.hashes('verification', id, code);
  const { phoneNumber, expectedLoser } = await store.transaction([], async (tx) => {
    const number = await getOwnPhoneNumber(tx, userId, id);
    const owner = await findLoser(tx, policy, number);
    return { phoneNumber: number.phoneNumber, expectedLoser: mayBeRight(number, hashes) ? owner : null };
  });
  const target = await createVerificationTarget(codes, phoneNumber);
  const signInTarget = await createSignInTarget(codes, phoneNumber);
  const proves = [...target.sources, ...signInTarget.sources, unknownNumberSource];
  const typed: TypedVerificationCode = { id, code, hashes, target, proves };
  let loser = expectedLoser;
  for (;;) {
    // Moving a number changes the other user's list, so their lock is needed from the start.
    const users = loser === null ? [userId] : [userId, loser];
    const keys = [...users.map(locks.user), locks.phoneNumber(toSubscriber(phoneNumber))];
    const outcome = await store.transaction(keys, async (tx) => {
      loser = await findLoser(tx, policy, { userId, phoneNumber });
      const own = await tx.phoneNumbers(userId);
      const isMoved = own.some((number) => number.id === id && mayBeRight(number, hashes));
      const holdsLock = loser === null || !isMoved || users.includes(loser);
      return holdsLock ? attemptOnNumber(tx, context, own, typed) : null;
    });
    if (outcome === null) continue;
    await context.emit(...outcome.events);
    if ('error' in outcome) throw outcome.error;
    return outcome.list.map((number) => toPhoneNumber(number, clock.now()));
  }
}

interface TypedVerificationCode {
  readonly id: string;
  readonly code: string;
  /** Of the code, under each key of the server. */
  readonly hashes: readonly string[];
  readonly target: AttemptTarget;
  /** The sources whose wrong codes no longer count after the right code, which proves that the user has the number. */
  readonly proves: readonly string[];
}

/** Returns the user who would lose the number if somebody else verifies it, or null. */
async function findLoser(
  tx: PhoneStoreTransaction,
  { takenNumber }: PhonePolicy,
  { userId, phoneNumber }: Pick<StoredPhoneNumber, 'userId' | 'phoneNumber'>,
): Promise<string | null> {
  if (takenNumber === 'refuse') return null;
  const owner = (await findVerified(tx, phoneNumber))?.userId ?? null;
  return owner === userId ? null : owner;
}

/**
 * Returns whether the code may be right. A wrong one does not take the lock of the number's owner: the time would
 * reveal that there is one, and guesses would hold up the owner's own requests.
 */
function mayBeRight({ codeHash, earlier = [] }: StoredPhoneNumber, hashes: readonly string[]): boolean {
  return [codeHash ?? [], earlier.map((code) => code.codeHash)].flat().some((hash) => includesHash(hashes, hash));
}

async function attemptOnNumber(
  tx: PhoneStoreTransaction,
  context: ServiceContext,
  own: readonly StoredPhoneNumber[],
  { id, code, hashes, target, proves }: TypedVerificationCode,
): Promise<VerificationOutcome> {
  const number = own.find((one) => one.id === id);
  if (number === undefined) throw new PhoneError('not_found');
  if (isVerified(number)) throw new PhoneError('already_verified');
  const attempt = await attemptCode(tx, context, {
    userId: number.userId,
    phoneNumber: number.phoneNumber,
    purpose: 'verification',
    target,
    sent: number,
    code,
    hashes,
  });
  if (attempt.isRight) return saveVerified(tx, context, { own, number, proves, ...attempt });
  await tx.putPhoneNumber({ ...number, ...attempt.sent });
  return {
    error: attempt.error,
    events: attempt.isLocked ? [createEvent('verification_locked', number, context.clock)] : [],
  };
}
