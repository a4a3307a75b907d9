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
      const { bind, values } = createBinder();
      const { places, lists } = groupByFilter(queries);
      const columns = lists.map((list, at) => `${selectTimes(`${schema}.sends`, list, bind)} as list_${at}`);
      const [row] = await read<NthLastRow>(`select ${columns.join(', ')}`, values);
      return places.map(({ list, index }) => {
        const sentAt = row?.[`list_${list}`]?.[index - 1] ?? null;
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

type NthLastRow = Record<`list_${number}`, readonly (string | number)[]>;

/** The last sends with the same filter, after the first `skipped`. */
interface SendList extends Pick<NthLastSend, 'among'> {
  readonly skipped: number;
  length: number;
}

/** More times than these are not sent. */
const longestList = 200;

/**
 * Returns the lists that have the results, and the place of each: most queries differ in `n` only, and PostgreSQL takes
 * longer to plan each than to read the index. Places count from 1.
 */
function groupByFilter(queries: readonly NthLastSend[]) {
  const lists = new Map<string, SendList>();
  const places = queries.map(({ n, among }) => {
    const skipped = n > longestList ? n - 1 : 0;
    const index = n - skipped;
    const key = JSON.stringify([skipped, among]);
    const list = lists.get(key) ?? { among, skipped, length: 0 };
    list.length = Math.max(list.length, index);
    lists.set(key, list);
    return { list: [...lists.keys()].indexOf(key), index };
  });
  return { places, lists: [...lists.values()] };
}

/** Returns a function that binds each value once, however often it is used, and the values in order. */
function createBinder() {
  const values: unknown[] = [];
  const parameters = new Map<string, string>();
  const bind = (value: unknown) => {
    const key = JSON.stringify(value);
    const parameter = parameters.get(key) ?? `$${values.push(value)}`;
    parameters.set(key, parameter);
    return parameter;
  };
  return { bind, values };
}

/** Returns an expression for the times of a list, the newest first, as an array. */
function selectTimes(table: string, { among, skipped, length }: SendList, bind: (value: unknown) => string): string {
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
  const range = `limit ${bind(length)}::bigint offset ${bind(skipped)}::bigint`;
  return `array(select sent_at from ${table} ${where} order by sent_at desc ${range})`;
}

const equalColumns = {
  userId: 'user_id',
  prefix: 'prefix',
  country: 'country',
  purpose: 'purpose',
};
