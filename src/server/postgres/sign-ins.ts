import type { StoredSignIn } from '../../service/records.js';
import type { PhoneStoreTransaction } from '../../service/store.js';
import type { Tables } from './tables.js';
import { toBigint, upsert } from './upsert.js';

/** The sign-in attempts between their two steps, in the table `sign_ins`. */
export function createSignInTable(
  tables: Tables,
): Pick<PhoneStoreTransaction, 'signIn' | 'putSignIn' | 'removeSignIn' | 'removeSignIns'> {
  const { schema, read, write } = tables;
  return {
    async signIn(id) {
      const [row] = await read<SignInRow>(`select * from ${schema}.sign_ins where id = $1`, [id]);
      if (!row) return null;
      return {
        id,
        userId: row.user_id,
        startedAt: Number(row.started_at),
        expireAt: Number(row.expire_at),
        codes: row.codes,
      };
    },
    putSignIn: (signIn) =>
      upsert(
        tables,
        { table: 'sign_ins', key: 'id', expiry: { column: 'expire_at', now: signIn.startedAt } },
        {
          id: signIn.id,
          user_id: signIn.userId,
          started_at: toBigint(signIn.startedAt),
          expire_at: toBigint(signIn.expireAt),
          codes: JSON.stringify(signIn.codes),
        },
      ),
    removeSignIn: (id) => write(`delete from ${schema}.sign_ins where id = $1`, [id]),
    removeSignIns: (userId) => write(`delete from ${schema}.sign_ins where user_id = $1`, [userId]),
  };
}

interface SignInRow {
  user_id: string;
  started_at: string | number;
  expire_at: string | number;
  codes: StoredSignIn['codes'];
}
