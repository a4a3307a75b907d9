import type { SendFilter, StoreTransaction } from '../../service/store.js';
import { ms, put } from './put.js';
import type { Tables } from './tables.js';

/** The messages that were sent, in `sends`. */
export function sends(tables: Tables): Pick<StoreTransaction, 'nthLastSend' | 'putSend'> {
  const { schema, read } = tables;
  return {
    async nthLastSend(n, among) {
      const given = (Object.keys(columns) as (keyof SendFilter)[]).filter((name) => among[name] !== undefined);
      const conditions = given.map((name, at) => `${columns[name]} = $${at + 2}`);
      const [row] = await read<{ sent_at: string | number }>(
        `select sent_at from ${schema}.sends ${conditions.length > 0 ? `where ${conditions.join(' and ')}` : ''} ` +
          'order by sent_at desc limit 1 offset $1',
        [n - 1, ...given.map((name) => among[name])],
      );
      return row ? Number(row.sent_at) : null;
    },
    putSend: (send) =>
      put(tables, { table: 'sends', key: 'id', lapse: { column: 'forget_at', now: send.sentAt } }, {
        id: send.id,
        user_id: send.userId,
        phone_number: send.phoneNumber,
        purpose: send.purpose,
        failed: send.failed,
        sent_at: ms(send.sentAt),
        forget_at: ms(send.forgetAt),
      }),
  };
}

const columns: Record<keyof SendFilter, string> = {
  userId: 'user_id',
  phoneNumber: 'phone_number',
  purpose: 'purpose',
  failed: 'failed',
};
