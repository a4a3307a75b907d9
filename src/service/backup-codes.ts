import { PhoneError } from '../core/errors.js';
import type { BackupCodeStatus } from '../core/model.js';
import { createBackupCode, parseBackupCode } from './backup-code-text.js';
import { createBoundedQueue } from './bounded-queue.js';
import { createSalt, hashSlowly, isEqualHash } from './codes.js';
import { locks, type ServiceContext } from './context.js';
import { createUserEvent } from './events.js';
import type { PhonePolicy } from './policy.js';
import { isReserved } from './save-changes.js';
import type { StoredBackupCode } from './records.js';
import type { PhoneStoreTransaction } from './store.js';
import { isBackupCodeSource } from './attempt-target.js';
import { clearWrongCodes, readWrongCodes } from './throttle.js';

/** A new set of backup codes: the codes for the person, once, and their hashes for the store. */
export interface NewBackupCodes {
  readonly codes: readonly string[];
  readonly stored: readonly StoredBackupCode[];
}

/**
 * Creates a set of backup codes, which voids the previous one. Rejects with `forbidden` while no number is reserved,
 * because there is nothing that they could replace, or with `rate_limited`; neither hashes anything. A caller that lost
 * the response calls again and gets a new set.
 */
export async function createBackupCodes(
  { store, clock, policy, emit }: ServiceContext,
  userId: string,
): Promise<readonly string[]> {
  if (policy.backupCodes < 1) throw new PhoneError('unsupported');
  const keys = [locks.user(userId)];
  await store.transaction(keys, async (tx) => {
    await assertReserved(tx, userId);
    await claimBackupCodes(tx, policy, userId, clock.now());
  });
  const created = await hashNewBackupCodes(userId, policy);
  await store.transaction(keys, async (tx) => {
    await assertReserved(tx, userId);
    await putNewBackupCodes(tx, userId, created, clock.now());
  });
  await emit(createUserEvent('backup_codes_created', userId, clock));
  return created.codes;
}

/** Returns how many of a user's codes are left. Rejects with `unsupported` if the policy has none. */
export async function getBackupCodeStatus(
  { store, policy }: ServiceContext,
  userId: string,
): Promise<BackupCodeStatus> {
  if (policy.backupCodes < 1) throw new PhoneError('unsupported');
  const set = await store.transaction([], (tx) => tx.backupCodes(userId));
  return { left: set?.codes.length ?? 0, createdAt: set?.createdAt ?? null };
}

/** Counts a set before it is created, because that is costly; throws `rate_limited` if there were too many. */
export async function claimBackupCodes(
  tx: PhoneStoreTransaction,
  { backupCodeSetsPerUser: { max, window } }: PhonePolicy,
  userId: string,
  now: number,
): Promise<void> {
  const wrongCodes = await readWrongCodes(tx, userId);
  const recent = wrongCodes.backupCodeSets.filter((createdAt) => now < createdAt + window * 1000);
  if (recent.length >= max) {
    const oldest = recent.at(-max);
    const retryAfter = oldest === undefined ? null : Math.ceil((oldest - now) / 1000 + window);
    throw new PhoneError('rate_limited', { retryAfter });
  }
  await tx.putWrongCodes({ ...wrongCodes, backupCodeSets: [...recent, now] });
}

/** Stores a new set. Its codes are other secrets, so wrong codes that were tried at the previous ones count no more. */
export async function putNewBackupCodes(
  tx: PhoneStoreTransaction,
  userId: string,
  { stored }: NewBackupCodes,
  now: number,
): Promise<void> {
  await tx.putBackupCodes({ userId, createdAt: now, codes: stored });
  await clearWrongCodes(tx, await readWrongCodes(tx, userId), isBackupCodeSource);
}

/** Creates a set. Hashing takes a while, so no lock should be held meanwhile. */
export async function hashNewBackupCodes(
  userId: string,
  { backupCodes, backupCodeIterations: iterations, requestTimeout }: PhonePolicy,
): Promise<NewBackupCodes> {
  const codes = Array.from({ length: backupCodes }, createBackupCode);
  const stored = await runInHashQueue(userId, requestTimeout, async () => {
    const hashed: StoredBackupCode[] = [];
    for (const code of codes) {
      const salt = createSalt();
      hashed.push({ salt, iterations, hash: await hashSlowly(parseBackupCode(code) ?? '', salt, iterations) });
    }
    return hashed;
  });
  return { codes, stored };
}

/**
 * Returns the stored code that equals `code`, or null. Hashes as many times whether or not there are codes, and
 * compares all of them, so that the time reveals nothing.
 */
export function findBackupCode(
  userId: string,
  code: string,
  { stored, policy }: { stored: readonly StoredBackupCode[]; policy: PhonePolicy },
): Promise<StoredBackupCode | null> {
  const { backupCodes, backupCodeIterations } = policy;
  const iterationsOf = new Map(stored.map(({ salt, iterations }) => [salt, iterations]));
  while (iterationsOf.size < Math.max(1, backupCodes)) iterationsOf.set(createSalt(), backupCodeIterations);
  return runInHashQueue(userId, policy.requestTimeout, async () => {
    let found: StoredBackupCode | null = null;
    for (const [salt, iterations] of iterationsOf) {
      const hash = await hashSlowly(code, salt, iterations);
      for (const one of stored) if (isSameBackupCode(one, { salt, hash })) found = one;
    }
    return found;
  });
}

export function isSameBackupCode(
  one: Pick<StoredBackupCode, 'salt' | 'hash'>,
  other: Pick<StoredBackupCode, 'salt' | 'hash'>,
): boolean {
  return one.salt === other.salt && isEqualHash(one.hash, other.hash);
}

/**
 * Slow hashes: two at a time, so that they leave threads to the hashes that every other request needs. A hash of the
 * oldest sets takes about 0.2 s, so that the last of those that wait starts within seconds.
 */
const runInHashQueue = createBoundedQueue({
  maxRunning: 2,
  maxWaiting: 50,
  maxWaitingPerKey: 20,
  message: 'Too many backup codes are being hashed.',
});

async function assertReserved(tx: PhoneStoreTransaction, userId: string): Promise<void> {
  if ((await tx.phoneNumbers(userId)).some(isReserved)) return;
  throw new PhoneError('forbidden', {
    message: 'Backup codes replace a second factor, but no number is reserved. Reserve a number first.',
  });
}
