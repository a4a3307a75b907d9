import type { NthLastSend, SendFilter, StoreTransaction } from '../../service/store.js';
import type { Tables } from './tables.js';
import { toBigint, upsert } from './upsert.js';

/** The send records, in the table `sends`. */
export function createSendRecordTable(
  tables: Tables,
): Pick<StoreTransaction, 'wasSent' | 'nthLastSends' | 'putSendRecord'> {
  const { schema, read } = tables;
  return {
    wasSent: async (id) => (await read(`select id from ${schema}.sends where id = $1 and not failed`, [id])).length > 0,
    async nthLastSends(queries) {
      const values: unknown[] = [];
      const bind = (value: unknown) => `$${values.push(value)}`;
      const columns = queries.map((one, at) => `(${selectNthLast(`${schema}.sends`, one, bind)}) as nth_${at}`);
      const [row] = await read<NthLastRow>(`select ${columns.join(', ')}`, values);
      return queries.map((_, at) => {
        const sentAt = row?.[`nth_${at}`] ?? null;
        return sentAt === null ? null : Number(sentAt);
      });
    },
    putSendRecord: (record) =>
      upsert(
        tables,
        { table: 'sends', key: 'id', expiry: { column: 'forget_at', now: record.sentAt } },
        {
          id: record.id,
          user_id: record.userId,
          phone_number: record.phoneNumber,
          purpose: record.purpose,
          failed: record.failed,
          sent_at: toBigint(record.sentAt),
          forget_at: toBigint(record.forgetAt),
        },
      ),
  };
}

type NthLastRow = Record<`nth_${number}`, string | number | null>;

function selectNthLast(table: string, { n, among }: NthLastSend, bind: (value: unknown) => string): string {
  const filtered = (Object.keys(filterColumns) as (keyof SendFilter)[]).filter((name) => among[name] !== undefined);
  const conditions = filtered.map((name) => `${filterColumns[name]} = ${bind(among[name])}`);
  const where = conditions.length > 0 ? `where ${conditions.join(' and ')}` : '';
  return `select sent_at from ${table} ${where} order by sent_at desc limit 1 offset ${bind(n - 1)}`;
}

const filterColumns: Record<keyof SendFilter, string> = {
  userId: 'user_id',
  phoneNumber: 'phone_number',
  purpose: 'purpose',
  failed: 'failed',
};
