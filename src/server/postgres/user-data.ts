import type { PhoneMessagePurpose } from '../../service/message.js';
import type { PhoneStoreTransaction } from '../../service/store.js';
import type { Tables } from './tables.js';
import { toBigint } from './upsert.js';

/** What concerns all tables at once: everything about a user, and everything that has expired. */
export function createUserDataTables(
  tables: Tables,
): Pick<PhoneStoreTransaction, 'userActivity' | 'removeUser' | 'purge'> {
  const { schema, read, write } = tables;
  return {
    async userActivity(userId) {
      const sends = await read<{ purpose: PhoneMessagePurpose; sent_at: string | number }>(
        `select purpose, sent_at from ${schema}.sends where user_id = $1 order by sent_at`,
        [userId],
      );
      const signIns = await read<{ started_at: string | number; expire_at: string | number }>(
        `select started_at, expire_at from ${schema}.sign_ins where user_id = $1 order by started_at`,
        [userId],
      );
      return {
        sends: sends.map(({ purpose, sent_at: sentAt }) => ({ purpose, sentAt: Number(sentAt) })),
        signIns: signIns.map((row) => ({ startedAt: Number(row.started_at), expireAt: Number(row.expire_at) })),
      };
    },
    async removeUser(userId, { owners, alias }) {
      for (const table of ['phone_numbers', 'wrong_codes', 'backup_codes', 'sign_ins'])
        await write(`delete from ${schema}.${table} where user_id = $1`, [userId]);
      await write(`delete from ${schema}.kept_answers where owner = any($1)`, [owners]);
      await write(`update ${schema}.sends set user_id = $2, code_hash = null where user_id = $1`, [userId, alias]);
    },
    async purge(now) {
      let purged = 0;
      for (const [table, column] of expiries) {
        const expired =
          `select id from ${schema}.${table} where ${column} <= $1 ` +
          `order by ${column} limit 1000 for update skip locked`;
        // In `read`, because only that resolves with rows; outside a transaction it is never called.
        const rows = await read(`delete from ${schema}.${table} where id = any(array(${expired})) returning id`, [
          toBigint(now),
        ]);
        purged += rows.length;
      }
      return purged;
    },
  };
}

/** The tables whose rows expire, and the column that says when. */
const expiries = [
  ['sends', 'forget_at'],
  ['sign_ins', 'expire_at'],
  ['kept_answers', 'forget_at'],
  ['phone_number_wrong_codes', 'forget_at'],
] as const;
