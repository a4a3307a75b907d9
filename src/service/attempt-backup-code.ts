import { PhoneError } from '../core/errors.js';
import { hashBackupCode } from './backup-codes.js';
import { createSalt, isEqualHash } from './codes.js';
import { locks, type ServiceContext } from './context.js';
import { createUserEvent } from './events.js';
import { findSignIn, getOpenSignIn, passSignIn, type SecondFactorOutcome } from './sign-in.js';
import type { StoredBackupCodes, StoreTransaction, WrongCodes } from './store.js';
import { assertNotThrottled, backupCodeSource, recordWrongCode } from './throttle.js';

/** Tries a backup code in place of a code by message. Each is valid once, over all sign-ins. */
export async function attemptBackupCode(
  context: ServiceContext,
  attemptId: string,
  { code }: { code: string },
): Promise<{ userId: string }> {
  const { store, clock, policy, emit } = context;
  const { id, userId } = await findSignIn(context, attemptId);
  for (;;) {
    const set = await store.transaction([], async (tx) => {
      await assertNotThrottled(tx, policy, userId, clock.now());
      return tx.backupCodes(userId);
    });
    // Hashed outside the lock, because it is slow; and also if there are no codes, so that the time reveals nothing.
    const hash = await hashBackupCode(code, set ?? { salt: createSalt(), iterations: policy.backupCodeIterations });
    const outcome = await store.transaction([locks.user(userId)], async (tx) => {
      const signIn = await getOpenSignIn(tx, id, clock.now());
      const current = await tx.backupCodes(userId);
      const isSameSet = current?.salt === set?.salt;
      if (!isSameSet) return null;
      const wrongCodes = await assertNotThrottled(tx, policy, userId, clock.now());
      const left = current && hash !== null ? removeHash(current, hash) : null;
      if (left === null) return recordWrongBackupCode(tx, context, wrongCodes);
      await tx.putBackupCodes(left);
      await passSignIn(tx, signIn, wrongCodes);
      return {
        error: null,
        events: [
          createUserEvent('backup_code_used', userId, clock),
          createUserEvent('second_factor_passed', userId, clock),
        ],
      };
    });
    if (outcome === null) continue;
    await emit(...outcome.events);
    if (outcome.error) throw outcome.error;
    return { userId };
  }
}

/**
 * Returns the set without the code of this hash, or null if it has no such code. Compares all of them, so that the time
 * reveals nothing.
 */
function removeHash(set: StoredBackupCodes, hash: string): StoredBackupCodes | null {
  const hashes = set.hashes.filter((other) => !isEqualHash(other, hash));
  return hashes.length < set.hashes.length ? { ...set, hashes } : null;
}

async function recordWrongBackupCode(
  tx: StoreTransaction,
  { clock, policy }: ServiceContext,
  wrongCodes: WrongCodes,
): Promise<SecondFactorOutcome> {
  const { userId } = wrongCodes;
  const { isLocked, retryAfter } = await recordWrongCode(
    tx,
    policy,
    { wrongCodes, source: backupCodeSource },
    clock.now(),
  );
  const refusal = createUserEvent('second_factor_refused', userId, clock);
  return {
    error: new PhoneError('incorrect_code', { retryAfter }),
    events: isLocked ? [refusal, createUserEvent('verification_locked', userId, clock)] : [refusal],
  };
}
