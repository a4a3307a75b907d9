import type { StoredSignIn, StoreTransaction } from '../../service/store.js';
import { ms, put } from './upsert.js';
import type { Tables } from './tables.js';

/** The sign-ins between their two steps, in `sign_ins`. */
export function signIns(tables: Tables): Pick<StoreTransaction, 'signIn' | 'putSignIn' | 'removeSignIn'> {
  const { schema, read, write } = tables;
  return {
    async signIn(id) {
      const [row] = await read<Row>(`select * from ${schema}.sign_ins where id = $1`, [id]);
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
      put(tables, { table: 'sign_ins', key: 'id', lapse: { column: 'expire_at', now: signIn.startedAt } }, {
        id: signIn.id,
        user_id: signIn.userId,
        started_at: ms(signIn.startedAt),
        expire_at: ms(signIn.expireAt),
        codes: JSON.stringify(signIn.codes),
      }),
    removeSignIn: (id) => write(`delete from ${schema}.sign_ins where id = $1`, [id]),
  };
}

interface Row {
  user_id: string;
  started_at: string | number;
  expire_at: string | number;
  codes: StoredSignIn['codes'];
}
