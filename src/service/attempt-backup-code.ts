import { PhoneError } from '../core/errors.js';
import { parseBackupCode } from './backup-code-text.js';
import { findBackupCode, isSameBackupCode } from './backup-codes.js';
import { createBoundedQueue } from './bounded-queue.js';
import { locks, type ServiceContext } from './context.js';
import { createUserEvent } from './events.js';
import { findSignIn, getOpenSignIn, passSignIn, type SecondFactorOutcome } from './sign-in.js';
import type { StoredBackupCode, StoredSignIn } from './records.js';
import type { PhoneStoreTransaction } from './store.js';
import { backupCodeTarget } from './attempt-target.js';
import { assertNotThrottled, forgetWrongCode, readWrongCodes, recordWrongCode } from './throttle.js';

/**
 * Tries a backup code in place of a code by message. Each is valid once, over all sign-ins. An attempt counts as wrong
 * before the code is hashed, so that no number of concurrent attempts hashes more codes than the policy allows.
 */
export async function attemptBackupCode(
  context: ServiceContext,
  attemptId: string,
  { code }: { code: string },
): Promise<{ userId: string }> {
  const { store, policy, emit } = context;
  // Outside the queue: otherwise anybody could fill it with sign-ins that nobody has started.
  const signIn = await findSignIn(context, attemptId);
  const { userId } = signIn;
  const { error, events } = await runInAttemptQueue(userId, policy.requestTimeout, async () => {
    // Without the lock, which those who are refused need not wait for.
    await store.transaction([], (tx) => assertBackupCodeAllowed(tx, context, userId));
    return tryBackupCode(context, signIn, code);
  });
  await emit(...events);
  if (error) throw error;
  return { userId };
}

/**
 * An attempt is costly, and an attacker with a password can make many: all of them together hold two locks, and two
 * connections for them, at a time. The app's own functions run outside the queue, because they could hold a place for
 * ever.
 */
const runInAttemptQueue = createBoundedQueue({
  maxRunning: 2,
  maxWaiting: 50,
  maxWaitingPerKey: 20,
  message: 'Too many backup codes are being tried.',
});

async function tryBackupCode(
  context: ServiceContext,
  signIn: StoredSignIn,
  code: string,
): Promise<SecondFactorOutcome> {
  const { store, clock, policy } = context;
  const { userId } = signIn;
  const counted = await store.transaction([locks.user(userId)], async (tx) => {
    await getOpenSignIn(tx, signIn.id, clock.now());
    const throttle = await assertBackupCodeAllowed(tx, context, userId);
    const { codes } = (await tx.backupCodes(userId)) ?? { codes: [] };
    return { codes, ...(await recordWrongCode(tx, policy, throttle, clock.now())) };
  });
  const found = await findCounted(context, userId, code, counted.codes);
  const outcome =
    found && (await store.transaction([locks.user(userId)], (tx) => useBackupCode(tx, context, signIn, found)));
  return outcome ?? createRefusal(context, userId, counted);
}

function assertBackupCodeAllowed(tx: PhoneStoreTransaction, { policy, clock }: ServiceContext, userId: string) {
  return assertNotThrottled(tx, policy, { userId, target: backupCodeTarget }, clock.now());
}

/** Returns the stored code that equals the text; null if there is none. An attempt that cannot be compared is free. */
async function findCounted(
  { store, policy }: ServiceContext,
  userId: string,
  text: string,
  stored: readonly StoredBackupCode[],
): Promise<StoredBackupCode | null> {
  const code = parseBackupCode(text);
  if (code === null) return null;
  try {
    return await findBackupCode(userId, code, { stored, policy });
  } catch (thrown) {
    await store.transaction([locks.user(userId)], (tx) => forgetWrongCode(tx, userId, backupCodeTarget.sources[0]));
    throw thrown;
  }
}

/** Uses up the code and passes the sign-in; returns null if another attempt has just used it. */
async function useBackupCode(
  tx: PhoneStoreTransaction,
  { clock }: ServiceContext,
  { id, userId }: StoredSignIn,
  used: StoredBackupCode,
): Promise<SecondFactorOutcome | null> {
  const signIn = await getOpenSignIn(tx, id, clock.now());
  const set = await tx.backupCodes(userId);
  const codes = set?.codes.filter((one) => !isSameBackupCode(one, used)) ?? [];
  if (set === null || codes.length === set.codes.length) return null;
  await tx.putBackupCodes({ ...set, codes });
  await passSignIn(tx, signIn, await readWrongCodes(tx, userId));
  return {
    error: null,
    events: [
      createUserEvent('backup_code_used', userId, clock),
      createUserEvent('second_factor_passed', userId, clock),
    ],
  };
}

function createRefusal(
  { clock }: ServiceContext,
  userId: string,
  { isLocked, retryAfter }: { isLocked: boolean; retryAfter: number | null },
): SecondFactorOutcome {
  const refusal = createUserEvent('second_factor_refused', userId, clock);
  return {
    error: new PhoneError('incorrect_code', { retryAfter }),
    events: isLocked ? [refusal, createUserEvent('verification_locked', userId, clock)] : [refusal],
  };
}
