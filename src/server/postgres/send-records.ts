import type { NthLastSend, PhoneStoreTransaction } from '../../service/store.js';
import type { Tables } from './tables.js';
import { toBigint, upsert } from './upsert.js';

/** The send records, in the table `sends`. */
export function createSendRecordTable(
  tables: Tables,
): Pick<
  PhoneStoreTransaction,
  'wasSent' | 'nthLastSends' | 'putSendRecord' | 'removeSendRecord' | 'convertSendRecords'
> {
  const { schema, read, write } = tables;
  return {
    wasSent: async (id) =>
      (await read(`select id from ${schema}.sends where id = $1 and outcome = 'sent'`, [id])).length > 0,
    async nthLastSends(queries) {
      const values: unknown[] = [];
      // The queries have most of their values in common, and each parameter takes time to send and to parse.
      const bound = new Map<string, string>();
      const bind = (value: unknown) => {
        const key = JSON.stringify(value);
        const parameter = bound.get(key) ?? `$${values.push(value)}`;
        bound.set(key, parameter);
        return parameter;
      };
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
          phone_number_hash: record.phoneNumberHash,
          prefix: record.prefix,
          country: record.country,
          client_hash: record.clientHash,
          purpose: record.purpose,
          outcome: record.outcome,
          converted: record.converted,
          code_hash: record.codeHash,
          sent_at: toBigint(record.sentAt),
          forget_at: toBigint(record.forgetAt),
        },
      ),
    removeSendRecord: (id) => write(`delete from ${schema}.sends where id = $1`, [id]),
    convertSendRecords: (userId, phoneNumberHashes) =>
      write(
        `update ${schema}.sends set converted = true ` +
          'where user_id = $1 and phone_number_hash = any($2) and not converted',
        [userId, phoneNumberHashes],
      ),
  };
}

type NthLastRow = Record<`nth_${number}`, string | number | null>;

function selectNthLast(table: string, { n, among }: NthLastSend, bind: (value: unknown) => string): string {
  const { notUserId, outcomes, converted, phoneNumberHashes, clientHashes, codeHashes, ...equal } = among;
  const conditions = (Object.keys(equalColumns) as (keyof typeof equal)[])
    .filter((name) => equal[name] !== undefined)
    .map((name) => `${equalColumns[name]} = ${bind(equal[name])}`);
  const isAnyOf = (column: string, [first, ...others]: readonly string[] = []) => {
    if (first === undefined) return;
    // Of one value, rows come from the index in the order of their time, and none are sorted.
    conditions.push(others.length > 0 ? `${column} = any(${bind([first, ...others])})` : `${column} = ${bind(first)}`);
  };
  isAnyOf('phone_number_hash', phoneNumberHashes);
  isAnyOf('client_hash', clientHashes);
  isAnyOf('code_hash', codeHashes);
  if (notUserId !== undefined) conditions.push(`user_id <> ${bind(notUserId)}`);
  if (outcomes !== undefined) conditions.push(`outcome = any(${bind(outcomes)})`);
  // Not a value: a statement that is prepared with one could not use the index of the unconverted ones.
  if (converted !== undefined) conditions.push(converted ? 'converted' : 'not converted');
  const where = conditions.length > 0 ? `where ${conditions.join(' and ')}` : '';
  return `select sent_at from ${table} ${where} order by sent_at desc limit 1 offset ${bind(n - 1)}`;
}

const equalColumns = {
  userId: 'user_id',
  prefix: 'prefix',
  country: 'country',
  purpose: 'purpose',
};
