import type { StoreTransaction } from '../../service/store.js';
import { ms, put } from './upsert.js';
import type { Tables } from './tables.js';

/** The answers to requests that bore a key, in `kept_answers`. */
export function keptAnswers(tables: Tables): Pick<StoreTransaction, 'keptAnswer' | 'putKeptAnswer'> {
  const { schema, read } = tables;
  return {
    async keptAnswer(id) {
      const [row] = await read<Row>(`select * from ${schema}.kept_answers where id = $1`, [id]);
      if (!row) return null;
      return {
        id,
        request: row.request,
        answer: row.answer,
        claimedUntil: Number(row.claimed_until),
        forgetAt: Number(row.forget_at),
      };
    },
    putKeptAnswer: (kept) =>
      put(tables, { table: 'kept_answers', key: 'id', lapse: { column: 'forget_at', now: kept.claimedUntil } }, {
        id: kept.id,
        request: kept.request,
        answer: kept.answer,
        claimed_until: ms(kept.claimedUntil),
        forget_at: ms(kept.forgetAt),
      }),
  };
}

interface Row {
  request: string;
  answer: string | null;
  claimed_until: string | number;
  forget_at: string | number;
}
