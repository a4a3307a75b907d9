import { PhoneError } from '../core/errors.js';
import { createBackupCode, readBackupCode } from './backup-code-text.js';
import { createSalt, slowHash } from './codes.js';
import { lockOf, type ServiceContext } from './context.js';
import { eventAboutUser } from './events.js';
import type { Policy } from './policy.js';
import type { StoredBackupCodes } from './store.js';

/** A set of backup codes: for the person, once, and for the store. */
export interface BackupCodes {
  readonly codes: readonly string[];
  readonly stored: Omit<StoredBackupCodes, 'userId'>;
}

/**
 * Makes a set of backup codes in place of the one before: `forbidden` while no number is reserved, since there is
 * nothing then that they stand in for. Whoever asks again, having lost the answer, gets a new set.
 */
export async function createBackupCodes(
  { store, clock, policy, tell }: ServiceContext,
  userId: string,
): Promise<readonly string[]> {
  if (policy.backupCodes < 1) throw new PhoneError('unsupported');
  const { codes, stored } = await makeBackupCodes(policy);
  await store.transaction([lockOf.user(userId)], async (tx) => {
    const numbers = await tx.phoneNumbers(userId);
    if (!numbers.some(({ reservedForSecondFactor }) => reservedForSecondFactor))
      throw new PhoneError('forbidden', {
        message: 'Backup codes stand in for a second factor, and there is none. Reserve a number first.',
      });
    await tx.putBackupCodes({ userId, ...stored });
  });
  await tell(eventAboutUser('backup_codes_created', userId, clock));
  return codes;
}

/** A new set; it takes as long as its hashes, so no lock should be held meanwhile. */
export async function makeBackupCodes(policy: Policy): Promise<BackupCodes> {
  const codes = Array.from({ length: policy.backupCodes }, createBackupCode);
  const salt = createSalt();
  const iterations = policy.backupCodeIterations;
  const hashes = await Promise.all(codes.map((code) => hashBackupCode(code, { salt, iterations })));
  return { codes, stored: { salt, iterations, hashes: hashes.filter((hash) => hash !== null) } };
}

/** The hash of a backup code as somebody typed it, for one set; null where the text is no backup code at all. */
export async function hashBackupCode(
  text: string,
  { salt, iterations }: Pick<StoredBackupCodes, 'salt' | 'iterations'>,
): Promise<string | null> {
  const code = readBackupCode(text);
  return code === null ? null : slowHash(code, salt, iterations);
}
