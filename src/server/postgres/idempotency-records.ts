import type { PhoneStoreTransaction } from '../../service/store.js';
import type { Tables } from './tables.js';
import { toBigint, upsert } from './upsert.js';

/** The idempotency records, in the table `kept_answers`. */
export function createIdempotencyRecordTable(
  tables: Tables,
): Pick<PhoneStoreTransaction, 'idempotencyRecord' | 'putIdempotencyRecord'> {
  const { schema, read } = tables;
  return {
    async idempotencyRecord(id) {
      const [row] = await read<IdempotencyRecordRow>(`select * from ${schema}.kept_answers where id = $1`, [id]);
      if (!row) return null;
      return {
        id,
        owner: row.owner ?? '',
        request: row.request,
        response: row.answer,
        claimedUntil: Number(row.claimed_until),
        forgetAt: Number(row.forget_at),
      };
    },
    putIdempotencyRecord: (record, { now, keep }) =>
      upsert(
        tables,
        { table: 'kept_answers', key: 'id', expiry: { column: 'forget_at', now }, cap: { column: 'owner', keep } },
        {
          id: record.id,
          owner: record.owner,
          request: record.request,
          answer: record.response,
          claimed_until: toBigint(record.claimedUntil),
          forget_at: toBigint(record.forgetAt),
        },
      ),
  };
}

interface IdempotencyRecordRow {
  /** null in a record of an older version, which has expired after a day. */
  owner: string | null;
  request: string;
  answer: string | null;
  claimed_until: string | number;
  forget_at: string | number;
}
