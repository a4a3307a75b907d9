import { PhoneError } from '../core/errors.js';
import { isVerified, type PhoneNumber, type Verification } from '../core/model.js';
import { withoutPhoneNumber } from '../core/transitions.js';
import { isSameHash } from './codes.js';
import { lockOf, ownPhoneNumber, toPhoneNumber, type ServiceContext } from './context.js';
import { eventAbout, type PhoneEvent } from './events.js';
import { putChanges } from './list-changes.js';
import type { Policy } from './policy.js';
import type { StoreTransaction, StoredPhoneNumber } from './store.js';
import { countWrongCode, forgiveWrongCodes, refuseWhileThrottled } from './throttle.js';

/** What came of a try. A refusal is answered, not thrown, since a wrong code must stay counted: throwing rolls back. */
type Outcome = ({ number: StoredPhoneNumber } | { error: PhoneError }) & { events: readonly PhoneEvent[] };

/** Tries a code; one of any number of tries at the same time succeeds. */
export async function attemptVerification(
  context: ServiceContext,
  userId: string,
  { id, code }: { id: string; code: string },
): Promise<PhoneNumber> {
  const { store, clock, policy } = context;
  const codeHash = await context.codes.hash(id, code);
  const { phoneNumber } = await store.transaction([], (tx) => ownPhoneNumber(tx, userId, id));
  let loser = await store.transaction([], (tx) => loserOf(tx, policy, phoneNumber));
  for (;;) {
    // To move a number is to change the other user's list, so their lock is needed from the start.
    const users = loser === null ? [userId] : [userId, loser];
    const outcome = await store.transaction(
      [...users.map(lockOf.user), lockOf.phoneNumber(phoneNumber)],
      async (tx) => {
        loser = await loserOf(tx, policy, phoneNumber);
        const isLocked = loser === null || users.includes(loser);
        return isLocked ? tryCode(tx, context, await ownPhoneNumber(tx, userId, id), codeHash) : null;
      },
    );
    if (outcome === null) continue;
    await context.tell(...outcome.events);
    if ('error' in outcome) throw outcome.error;
    return toPhoneNumber(outcome.number, clock.now());
  }
}

/** The user who would lose the number to whoever proves it; null where nobody would. */
async function loserOf(tx: StoreTransaction, { takenNumber }: Policy, phoneNumber: string): Promise<string | null> {
  if (takenNumber === 'refuse') return null;
  return (await tx.verifiedPhoneNumber(phoneNumber))?.userId ?? null;
}

async function tryCode(
  tx: StoreTransaction,
  context: ServiceContext,
  number: StoredPhoneNumber,
  codeHash: string,
): Promise<Outcome> {
  const { clock, policy } = context;
  const now = clock.now();
  if (isVerified(number)) throw new PhoneError('already_verified');
  await refuseWhileThrottled(tx, policy, number.userId, now);
  const { verification } = toPhoneNumber(number, now);
  if (verification === null || verification.status === 'expired') throw new PhoneError('code_expired');
  if (verification.status === 'failed') throw new PhoneError('too_many_attempts', { attemptsLeft: 0 });
  const isRight = number.codeHash !== null && isSameHash(number.codeHash, codeHash);
  return isRight ? verify(tx, context, number, verification) : refuseWrongCode(tx, context, number, verification);
}

async function refuseWrongCode(
  tx: StoreTransaction,
  { clock, policy }: ServiceContext,
  number: StoredPhoneNumber,
  verification: Verification,
): Promise<Outcome> {
  const now = clock.now();
  const attempts = (verification.attempts ?? 0) + 1;
  const attemptsLeft = Math.max(0, policy.wrongCodesPerCode - attempts);
  const status = attemptsLeft === 0 ? 'failed' : 'unverified';
  await tx.putPhoneNumber({
    ...number,
    verification: { ...verification, attempts, status },
    codeHash: status === 'failed' ? null : number.codeHash,
    updatedAt: now,
  });
  const { isLocked, wait } = await countWrongCode(tx, policy, number, now);
  const code = status === 'failed' ? 'too_many_attempts' : 'incorrect_code';
  return {
    error: new PhoneError(code, { attemptsLeft, retryAfter: wait > 0 ? Math.ceil(wait) : null }),
    events: isLocked ? [eventAbout('verification_locked', number, clock)] : [],
  };
}

async function verify(
  tx: StoreTransaction,
  { clock, policy }: ServiceContext,
  number: StoredPhoneNumber,
  verification: Verification,
): Promise<Outcome> {
  const now = clock.now();
  const events: PhoneEvent[] = [];
  const taken = await tx.verifiedPhoneNumber(number.phoneNumber);
  if (taken !== null) {
    if (policy.takenNumber === 'refuse') return { error: new PhoneError('phone_number_taken'), events };
    const before = await tx.phoneNumbers(taken.userId);
    const left = await putChanges(tx, taken.userId, { before, after: withoutPhoneNumber(before, taken.id) }, clock);
    events.push(eventAbout('moved', taken, clock), ...left.events);
  }
  await forgiveWrongCodes(tx, number);
  const others = await tx.phoneNumbers(number.userId);
  const verified: StoredPhoneNumber = {
    ...number,
    verification: { ...verification, status: 'verified', expireAt: null },
    codeHash: null,
    // The first number that is proved is the primary one, so that there is one from then on.
    primary: !others.some(({ primary }) => primary),
    updatedAt: now,
  };
  await tx.putPhoneNumber(verified);
  events.push(eventAbout('verified', verified, clock));
  if (verified.primary) events.push(eventAbout('made_primary', verified, clock));
  return { number: verified, events };
}
