import type { PhoneNumber } from '../core/model.js';
import { createId } from './codes.js';
import { locks, toPhoneNumber, type ServiceContext } from './context.js';
import { createEvent, createUserEvent } from './events.js';
import { toIdempotencyOwner } from './idempotency-owner.js';
import { isBackupCodeSource, isSignInSource } from './attempt-target.js';
import { isReserved, saveChanges } from './save-changes.js';
import type { WrongCodes } from './records.js';
import type { PhoneUserActivity } from './store.js';
import { clearWrongCodes, readWrongCodes } from './throttle.js';

/** Everything that is stored about a user, as JSON: for a request of access (GDPR article 15). It has no secret. */
export interface PhoneUserExport extends PhoneUserActivity {
  readonly userId: string;
  readonly phoneNumbers: readonly PhoneNumber[];
  /** How many backup codes are left. */
  readonly backupCodes: number;
  /** Wrong codes that count toward a wait or a lock, of all numbers together. */
  readonly wrongCodes: { readonly verification: number; readonly signIn: number; readonly backupCode: number };
}

/**
 * Erases everything about a user (GDPR article 17). Records of messages stay until no limit needs them, under a random
 * id instead of the user's, because otherwise a user who deletes an account could have more messages sent.
 */
export async function deleteUser({ store, clock, codes, emit }: ServiceContext, userId: string): Promise<void> {
  const names = [toIdempotencyOwner('user', userId), toIdempotencyOwner('attempt', userId)];
  const owners = (await Promise.all(names.map((name) => codes.hashes('idempotency_owner', name)))).flat();
  await store.transaction([locks.user(userId)], (tx) => tx.removeUser(userId, { owners, alias: createId('deleted') }));
  await emit(createUserEvent('user_deleted', userId, clock));
}

export function exportUser({ store, clock }: ServiceContext, userId: string): Promise<PhoneUserExport> {
  return store.transaction([], async (tx) => ({
    userId,
    phoneNumbers: (await tx.phoneNumbers(userId)).map((number) => toPhoneNumber(number, clock.now())),
    backupCodes: (await tx.backupCodes(userId))?.codes.length ?? 0,
    wrongCodes: sumWrongCodes(await readWrongCodes(tx, userId)),
    ...(await tx.userActivity(userId)),
  }));
}

/** Deletes every record that has expired, in small steps, and resolves with how many there were. */
export async function purge({ store, clock }: ServiceContext): Promise<number> {
  let purged = 0;
  for (;;) {
    const step = await store.transaction([locks.purge], (tx) => tx.purge(clock.now()));
    if (step === 0) return purged;
    purged += step;
  }
}

/** Ends the sign-ins between their two steps, for example after the password was changed. */
export async function endSignIns({ store, clock, emit }: ServiceContext, userId: string): Promise<void> {
  await store.transaction([locks.user(userId)], (tx) => tx.removeSignIns(userId));
  await emit(createUserEvent('sign_ins_ended', userId, clock));
}

/**
 * Ends the second factor of a user who lost it: no number is reserved any more, backup codes are voided, and open
 * sign-ins end, and so do the locks of the second step. The policy's `secondFactorRequired` does not hold for an
 * operator.
 */
export async function resetSecondFactor({ store, clock, emit }: ServiceContext, userId: string): Promise<void> {
  const events = await store.transaction([locks.user(userId)], async (tx) => {
    const before = await tx.phoneNumbers(userId);
    const after = before.map((number) =>
      isReserved(number) ? { ...number, reservedForSecondFactor: false, defaultSecondFactor: false } : number,
    );
    const { events } = await saveChanges(tx, userId, { before, after }, clock);
    await tx.removeSignIns(userId);
    // A lock of a way in that is gone would hold for the next factor, too.
    await clearWrongCodes(tx, await readWrongCodes(tx, userId), isSignInSource);
    return [...before.filter(isReserved).map((number) => createEvent('unreserved', number, clock)), ...events];
  });
  await emit(...events, createUserEvent('second_factor_reset', userId, clock));
}

function sumWrongCodes({ counts }: WrongCodes): PhoneUserExport['wrongCodes'] {
  const sum = (isCounted: (source: string) => boolean) =>
    Object.entries(counts).reduce((total, [source, count]) => total + (isCounted(source) ? count : 0), 0);
  const [signIn, backupCode] = [sum(isSignInSource), sum(isBackupCodeSource)];
  return { verification: sum(() => true) - signIn, signIn: signIn - backupCode, backupCode };
}
