import { PhoneError } from '../core/errors.js';
import { hashBackupCode } from './backup-codes.js';
import { createSalt, isSameHash } from './codes.js';
import { lockOf, type ServiceContext } from './context.js';
import { eventAboutUser } from './events.js';
import { findSignIn, openSignIn, passSignIn, type SecondStepOutcome } from './sign-in.js';
import type { StoredBackupCodes, StoreTransaction, WrongCodes } from './store.js';
import { backupCodeSource, countWrongCode, refuseWhileThrottled } from './throttle.js';

/** Tries a backup code, as the person typed it, in place of a code by message. Each is good once, over all sign-ins. */
export async function attemptBackupCode(
  context: ServiceContext,
  attemptId: string,
  { code }: { code: string },
): Promise<{ userId: string }> {
  const { store, clock, policy, tell } = context;
  const { id, userId } = await findSignIn(context, attemptId);
  for (;;) {
    const set = await store.transaction([], async (tx) => {
      await refuseWhileThrottled(tx, policy, userId, clock.now());
      return tx.backupCodes(userId);
    });
    // Hashed slowly, and so without the lock; where there are none as well, so that the time does not tell.
    const hash = await hashBackupCode(code, set ?? { salt: createSalt(), iterations: policy.backupCodeIterations });
    const outcome = await store.transaction([lockOf.user(userId)], async (tx) => {
      const signIn = await openSignIn(tx, id, clock.now());
      const now = await tx.backupCodes(userId);
      const isSameSet = now?.salt === set?.salt;
      if (!isSameSet) return null;
      const wrongCodes = await refuseWhileThrottled(tx, policy, userId, clock.now());
      const left = now && hash !== null ? withoutHash(now, hash) : null;
      if (left === null) return refuseBackupCode(tx, context, wrongCodes);
      await tx.putBackupCodes(left);
      await passSignIn(tx, signIn, wrongCodes);
      return {
        error: null,
        events: [
          eventAboutUser('backup_code_used', userId, clock),
          eventAboutUser('second_factor_passed', userId, clock),
        ],
      };
    });
    if (outcome === null) continue;
    await tell(...outcome.events);
    if (outcome.error) throw outcome.error;
    return { userId };
  }
}

/** The set without the code of this hash; null where it has none. Looks at all of them, so that the time tells nothing. */
function withoutHash(set: StoredBackupCodes, hash: string): StoredBackupCodes | null {
  const hashes = set.hashes.filter((other) => !isSameHash(other, hash));
  return hashes.length < set.hashes.length ? { ...set, hashes } : null;
}

async function refuseBackupCode(
  tx: StoreTransaction,
  { clock, policy }: ServiceContext,
  wrongCodes: WrongCodes,
): Promise<SecondStepOutcome> {
  const { userId } = wrongCodes;
  const { isLocked, retryAfter } = await countWrongCode(tx, policy, { wrongCodes, source: backupCodeSource }, clock.now());
  const refused = eventAboutUser('second_factor_refused', userId, clock);
  return {
    error: new PhoneError('incorrect_code', { retryAfter }),
    events: isLocked ? [refused, eventAboutUser('verification_locked', userId, clock)] : [refused],
  };
}
