import type { NthLastSend, SendFilter, StoreTransaction } from '../../service/store.js';
import { ms, put } from './upsert.js';
import type { Tables } from './tables.js';

/** The messages that were sent, in `sends`. */
export function sends(tables: Tables): Pick<StoreTransaction, 'nthLastSends' | 'putSend'> {
  const { schema, read } = tables;
  return {
    async nthLastSends(asked) {
      const values: unknown[] = [];
      const value = (given: unknown) => `$${values.push(given)}`;
      const columns = asked.map((one, at) => `(${nthLastOf(`${schema}.sends`, one, value)}) as nth_${at}`);
      const [row] = await read<Row>(`select ${columns.join(', ')}`, values);
      return asked.map((_, at) => {
        const sentAt = row?.[`nth_${at}`] ?? null;
        return sentAt === null ? null : Number(sentAt);
      });
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

type Row = Record<`nth_${number}`, string | number | null>;

function nthLastOf(table: string, { n, among }: NthLastSend, value: (given: unknown) => string): string {
  const given = (Object.keys(columnOf) as (keyof SendFilter)[]).filter((name) => among[name] !== undefined);
  const conditions = given.map((name) => `${columnOf[name]} = ${value(among[name])}`);
  const where = conditions.length > 0 ? `where ${conditions.join(' and ')}` : '';
  return `select sent_at from ${table} ${where} order by sent_at desc limit 1 offset ${value(n - 1)}`;
}

const columnOf: Record<keyof SendFilter, string> = {
  userId: 'user_id',
  phoneNumber: 'phone_number',
  purpose: 'purpose',
  failed: 'failed',
};
