import type { PhoneNumber } from '../core/model.js';
import { createId } from './codes.js';
import { locks, toPhoneNumber, type ServiceContext } from './context.js';
import { createEvent, createUserEvent } from './events.js';
import { isReserved, saveChanges } from './save-changes.js';
import type { UserActivity } from './store.js';

/** Everything that is stored about a user, as JSON: for a request of access (GDPR article 15). It has no secret. */
export interface UserExport extends UserActivity {
  readonly userId: string;
  readonly phoneNumbers: readonly PhoneNumber[];
  /** How many backup codes are left. */
  readonly backupCodes: number;
}

/**
 * Erases everything about a user (GDPR article 17). Records of messages stay until no limit needs them, under a random
 * id instead of the user's, because otherwise whoever deletes an account could have more messages sent.
 */
export async function deleteUser({ store, clock, codes, emit }: ServiceContext, userId: string): Promise<void> {
  const owners = await codes.hashes('idempotency_owner', `user:${userId}`);
  await store.transaction([locks.user(userId)], (tx) => tx.removeUser(userId, { owners, alias: createId('deleted') }));
  await emit(createUserEvent('user_deleted', userId, clock));
}

export function exportUser({ store, clock }: ServiceContext, userId: string): Promise<UserExport> {
  return store.transaction([], async (tx) => ({
    userId,
    phoneNumbers: (await tx.phoneNumbers(userId)).map((number) => toPhoneNumber(number, clock.now())),
    backupCodes: (await tx.backupCodes(userId))?.codes.length ?? 0,
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
 * sign-ins end. The policy's `secondFactorRequired` does not hold for an operator.
 */
export async function resetSecondFactor({ store, clock, emit }: ServiceContext, userId: string): Promise<void> {
  const events = await store.transaction([locks.user(userId)], async (tx) => {
    const before = await tx.phoneNumbers(userId);
    const after = before.map((number) =>
      isReserved(number) ? { ...number, reservedForSecondFactor: false, defaultSecondFactor: false } : number,
    );
    const { events } = await saveChanges(tx, userId, { before, after }, clock);
    await tx.removeSignIns(userId);
    return [...before.filter(isReserved).map((number) => createEvent('unreserved', number, clock)), ...events];
  });
  await emit(...events, createUserEvent('second_factor_reset', userId, clock));
}
