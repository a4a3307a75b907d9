import { PhoneError } from '../core/errors.js';
import { isVerified, type PhoneNumber, type Verification } from '../core/model.js';
import { withoutPhoneNumber, withReplacement } from '../core/transitions.js';
import { getOwnPhoneNumber, locks, toPhoneNumber, type ServiceContext } from './context.js';
import { createEvent, type PhoneEvent } from './events.js';
import type { PhonePolicy } from './policy.js';
import { isReserved, saveChanges } from './save-changes.js';
import { attemptCode } from './sent-code.js';
import type { PhoneStoreTransaction, StoredPhoneNumber } from './store.js';
import {
  createSignInTarget,
  createVerificationTarget,
  unknownNumberSource,
  type AttemptTarget,
} from './attempt-target.js';
import { clearAtPhoneNumber, clearWrongCodes, type Throttle } from './throttle.js';

/**
 * The outcome of an attempt. An error is returned and not thrown, because throwing rolls back, and a wrong code must
 * stay counted.
 */
type VerificationOutcome = ({ list: readonly StoredPhoneNumber[] } | { error: PhoneError }) & {
  events: readonly PhoneEvent[];
};

/** Tries a code, and returns the whole list. Of any number of concurrent tries one succeeds. */
export async function attemptVerification(
  context: ServiceContext,
  userId: string,
  { id, code }: { id: string; code: string },
): Promise<readonly PhoneNumber[]> {
  const { store, clock, codes, policy } = context;
  const hashes = await codes.hashes('verification', id, code);
  const { phoneNumber, expectedLoser } = await store.transaction([], async (tx) => {
    const { phoneNumber } = await getOwnPhoneNumber(tx, userId, id);
    return { phoneNumber, expectedLoser: await findLoser(tx, policy, phoneNumber) };
  });
  const target = await createVerificationTarget(codes, phoneNumber);
  const signInTarget = await createSignInTarget(codes, phoneNumber);
  const proves = [...target.sources, ...signInTarget.sources, unknownNumberSource];
  const typed: TypedVerificationCode = { id, code, hashes, target, proves };
  let loser = expectedLoser;
  for (;;) {
    // Moving a number changes the other user's list, so their lock is needed from the start.
    const users = loser === null ? [userId] : [userId, loser];
    const outcome = await store.transaction([...users.map(locks.user), locks.phoneNumber(phoneNumber)], async (tx) => {
      loser = await findLoser(tx, policy, phoneNumber);
      const holdsLock = loser === null || users.includes(loser);
      return holdsLock ? attemptOnNumber(tx, context, await tx.phoneNumbers(userId), typed) : null;
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
  phoneNumber: string,
): Promise<string | null> {
  if (takenNumber === 'refuse') return null;
  return (await tx.verifiedPhoneNumber(phoneNumber))?.userId ?? null;
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

interface VerifiedCode {
  own: readonly StoredPhoneNumber[];
  number: StoredPhoneNumber;
  verification: Verification;
  throttle: Throttle;
  proves: readonly string[];
}

async function saveVerified(
  tx: PhoneStoreTransaction,
  { clock, policy }: ServiceContext,
  { own, number, verification, throttle, proves }: VerifiedCode,
): Promise<VerificationOutcome> {
  const now = clock.now();
  const events: PhoneEvent[] = [];
  const taken = await tx.verifiedPhoneNumber(number.phoneNumber);
  if (taken !== null) {
    // Without a second factor the password alone would be enough, so nobody can take one from another user.
    if (policy.takenNumber === 'refuse' || isReserved(taken))
      return { error: new PhoneError('phone_number_taken'), events };
    const before = await tx.phoneNumbers(taken.userId);
    const left = await saveChanges(tx, taken.userId, { before, after: withoutPhoneNumber(before, taken.id) }, clock);
    events.push(createEvent('moved', taken, clock), ...left.events);
  }
  await clearWrongCodes(tx, throttle.wrongCodes, (source) => proves.includes(source));
  await clearAtPhoneNumber(tx, throttle, now);
  const verified: StoredPhoneNumber = {
    ...number,
    verification: { ...verification, status: 'verified', expireAt: null },
    codeHash: null,
    earlier: [],
    // The first verified number becomes the primary one, so that there always is one.
    primary: !own.some(({ primary }) => primary),
  };
  const list = own.map((one) => (one.id === verified.id ? verified : one));
  const after = policy.replaces ? withReplacement(list, verified.id) : list;
  const saved = await saveChanges(tx, number.userId, { before: own, after }, clock);
  const gone = own.filter(({ id }) => !after.some((one) => one.id === id));
  const isFactor = after.some((one) => one.id === verified.id && isReserved(one));
  events.push(
    createEvent('verified', verified, clock),
    ...gone.map((one) => createEvent('removed', one, clock)),
    ...(isFactor ? [createEvent('reserved', verified, clock)] : []),
    ...saved.events,
  );
  return { list: saved.list, events };
}
