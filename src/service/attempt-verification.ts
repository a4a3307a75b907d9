import { PhoneError } from '../core/errors.js';
import { isVerified, type PhoneNumber, type Verification } from '../core/model.js';
import { withoutPhoneNumber } from '../core/transitions.js';
import { lockOf, ownPhoneNumber, toPhoneNumber, type ServiceContext } from './context.js';
import { eventAbout, type PhoneEvent } from './events.js';
import { putChanges } from './save-changes.js';
import type { Policy } from './policy.js';
import { tryCode } from './sent-code.js';
import type { StoreTransaction, StoredPhoneNumber, WrongCodes } from './store.js';
import { forgiveWrongCodes } from './throttle.js';

/** What came of a try. A refusal is answered, not thrown, since a wrong code must stay counted: throwing rolls back. */
type Outcome = ({ number: StoredPhoneNumber } | { error: PhoneError }) & { events: readonly PhoneEvent[] };

/** Tries a code; one of any number of tries at the same time succeeds. */
export async function attemptVerification(
  context: ServiceContext,
  userId: string,
  { id, code }: { id: string; code: string },
): Promise<PhoneNumber> {
  const { store, clock, policy } = context;
  const codeHash = await context.codes.hash('verification', id, code);
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
        return isLocked ? tryNumber(tx, context, await tx.phoneNumbers(userId), { id, codeHash }) : null;
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

async function tryNumber(
  tx: StoreTransaction,
  context: ServiceContext,
  own: readonly StoredPhoneNumber[],
  { id, codeHash }: { id: string; codeHash: string },
): Promise<Outcome> {
  const number = own.find((one) => one.id === id);
  if (number === undefined) throw new PhoneError('not_found');
  if (isVerified(number)) throw new PhoneError('already_verified');
  const { userId, phoneNumber } = number;
  const trial = await tryCode(tx, context, { userId, phoneNumber, sent: number, codeHash });
  if (trial.isRight) return verify(tx, context, { own, number, ...trial });
  await tx.putPhoneNumber({ ...number, ...trial.sent });
  return {
    error: trial.error,
    events: trial.isLocked ? [eventAbout('verification_locked', number, context.clock)] : [],
  };
}

interface Proved {
  own: readonly StoredPhoneNumber[];
  number: StoredPhoneNumber;
  verification: Verification;
  wrongCodes: WrongCodes;
}

async function verify(
  tx: StoreTransaction,
  { clock, policy }: ServiceContext,
  { own, number, verification, wrongCodes }: Proved,
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
  await forgiveWrongCodes(tx, wrongCodes, [number.phoneNumber]);
  const verified: StoredPhoneNumber = {
    ...number,
    verification: { ...verification, status: 'verified', expireAt: null },
    codeHash: null,
    // The first number that is proved is the primary one, so that there is one from then on.
    primary: !own.some(({ primary }) => primary),
    updatedAt: now,
  };
  await tx.putPhoneNumber(verified);
  events.push(eventAbout('verified', verified, clock));
  if (verified.primary) events.push(eventAbout('made_primary', verified, clock));
  return { number: verified, events };
}
