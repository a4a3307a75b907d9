import type { StoreTransaction } from '../../service/store.js';
import type { Tables } from './tables.js';
import { toBigint, upsert } from './upsert.js';

/**
 * The records of which a user has one: wrong codes, in `wrong_codes`, and the set of backup codes, in `backup_codes`.
 */
export function createUserRecordTables(
  tables: Tables,
): Pick<StoreTransaction, 'wrongCodes' | 'putWrongCodes' | 'backupCodes' | 'putBackupCodes' | 'removeBackupCodes'> {
  const { schema, read, write } = tables;
  return {
    async wrongCodes(userId) {
      const [row] = await read<WrongCodesRow>(`select * from ${schema}.wrong_codes where user_id = $1`, [userId]);
      return row ? { userId, counts: row.counts, waitUntil: Number(row.wait_until) } : null;
    },
    putWrongCodes: ({ userId, counts, waitUntil }) =>
      upsert(
        tables,
        { table: 'wrong_codes', key: 'user_id' },
        {
          user_id: userId,
          counts: JSON.stringify(counts),
          wait_until: toBigint(waitUntil),
        },
      ),
    async backupCodes(userId) {
      const [row] = await read<BackupCodesRow>(`select * from ${schema}.backup_codes where user_id = $1`, [userId]);
      return row ? { userId, salt: row.salt, iterations: row.iterations, hashes: row.hashes } : null;
    },
    putBackupCodes: ({ userId, salt, iterations, hashes }) =>
      upsert(
        tables,
        { table: 'backup_codes', key: 'user_id' },
        {
          user_id: userId,
          salt,
          iterations,
          hashes: JSON.stringify(hashes),
        },
      ),
    removeBackupCodes: (userId) => write(`delete from ${schema}.backup_codes where user_id = $1`, [userId]),
  };
}

interface WrongCodesRow {
  counts: Readonly<Record<string, number>>;
  wait_until: string | number;
}

interface BackupCodesRow {
  salt: string;
  iterations: number;
  hashes: readonly string[];
}
