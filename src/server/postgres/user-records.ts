import type { StoredBackupCode } from '../../service/records.js';
import type { PhoneStoreTransaction } from '../../service/store.js';
import type { Tables } from './tables.js';
import { toBigint, upsert } from './upsert.js';

/**
 * The records of which a user has one: wrong codes, in `wrong_codes`, and the set of backup codes, in `backup_codes`.
 */
export function createUserRecordTables(
  tables: Tables,
): Pick<
  PhoneStoreTransaction,
  'wrongCodes' | 'putWrongCodes' | 'backupCodes' | 'putBackupCodes' | 'removeBackupCodes'
> {
  const { schema, read, write } = tables;
  return {
    async wrongCodes(userId) {
      const [row] = await read<WrongCodesRow>(`select * from ${schema}.wrong_codes where user_id = $1`, [userId]);
      return row ? { userId, counts: row.counts, waits: row.waits, backupCodeSets: row.backup_code_sets } : null;
    },
    putWrongCodes: ({ userId, counts, waits, backupCodeSets }) =>
      upsert(
        tables,
        { table: 'wrong_codes', key: 'user_id' },
        {
          user_id: userId,
          counts: JSON.stringify(counts),
          waits: JSON.stringify(Object.fromEntries(Object.entries(waits).map(([way, time]) => [way, toBigint(time)]))),
          backup_code_sets: JSON.stringify(backupCodeSets),
        },
      ),
    async backupCodes(userId) {
      const [row] = await read<BackupCodesRow>(`select * from ${schema}.backup_codes where user_id = $1`, [userId]);
      return row
        ? { userId, createdAt: row.created_at === null ? null : Number(row.created_at), codes: row.codes }
        : null;
    },
    putBackupCodes: ({ userId, createdAt, codes }) =>
      upsert(
        tables,
        { table: 'backup_codes', key: 'user_id' },
        {
          user_id: userId,
          created_at: createdAt === null ? null : toBigint(createdAt),
          codes: JSON.stringify(codes),
        },
      ),
    removeBackupCodes: (userId) => write(`delete from ${schema}.backup_codes where user_id = $1`, [userId]),
  };
}

interface WrongCodesRow {
  counts: Readonly<Record<string, number>>;
  waits: Readonly<Record<string, number>>;
  backup_code_sets: readonly number[];
}

interface BackupCodesRow {
  created_at: string | number | null;
  codes: readonly StoredBackupCode[];
}
