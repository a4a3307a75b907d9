import { PhoneError } from '../core/errors.js';
import { createBackupCode, parseBackupCode } from './backup-code-text.js';
import { createSalt, hashSlowly } from './codes.js';
import { locks, type ServiceContext } from './context.js';
import { createUserEvent } from './events.js';
import type { Policy } from './policy.js';
import type { StoredBackupCodes } from './store.js';

/** A new set of backup codes: the codes for the person, once, and their hashes for the store. */
export interface NewBackupCodes {
  readonly codes: readonly string[];
  readonly stored: Omit<StoredBackupCodes, 'userId'>;
}

/**
 * Creates a set of backup codes, which voids the previous one. Rejects with `forbidden` while no number is reserved,
 * because there is nothing that they could replace. A caller that lost the response calls again and gets a new set.
 */
export async function createBackupCodes(
  { store, clock, policy, emit }: ServiceContext,
  userId: string,
): Promise<readonly string[]> {
  if (policy.backupCodes < 1) throw new PhoneError('unsupported');
  const { codes, stored } = await hashNewBackupCodes(policy);
  await store.transaction([locks.user(userId)], async (tx) => {
    const numbers = await tx.phoneNumbers(userId);
    if (!numbers.some(({ reservedForSecondFactor }) => reservedForSecondFactor))
      throw new PhoneError('forbidden', {
        message: 'Backup codes replace a second factor, but no number is reserved. Reserve a number first.',
      });
    await tx.putBackupCodes({ userId, ...stored });
  });
  await emit(createUserEvent('backup_codes_created', userId, clock));
  return codes;
}

/** Creates a set. Hashing takes a while, so no lock should be held meanwhile. */
export async function hashNewBackupCodes(policy: Policy): Promise<NewBackupCodes> {
  const codes = Array.from({ length: policy.backupCodes }, createBackupCode);
  const salt = createSalt();
  const iterations = policy.backupCodeIterations;
  const hashes = await Promise.all(codes.map((code) => hashBackupCode(code, { salt, iterations })));
  return { codes, stored: { salt, iterations, hashes: hashes.filter((hash) => hash !== null) } };
}

/** Returns the hash of a backup code as somebody typed it, for one set; null if the text is not a backup code. */
export async function hashBackupCode(
  text: string,
  { salt, iterations }: Pick<StoredBackupCodes, 'salt' | 'iterations'>,
): Promise<string | null> {
  const code = parseBackupCode(text);
  return code === null ? null : hashSlowly(code, salt, iterations);
}
