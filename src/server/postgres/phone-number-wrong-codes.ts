import type { PhoneStoreTransaction } from '../../service/store.js';
import type { Tables } from './tables.js';
import { toBigint, upsert } from './upsert.js';

/** The wrong codes of all users at one number, in the table `phone_number_wrong_codes`. */
export function createPhoneNumberWrongCodesTable(
  tables: Tables,
): Pick<PhoneStoreTransaction, 'phoneNumberWrongCodes' | 'putPhoneNumberWrongCodes'> {
  const { schema, read } = tables;
  return {
    async phoneNumberWrongCodes(ids) {
      const rows = await read<PhoneNumberWrongCodesRow>(
        `select * from ${schema}.phone_number_wrong_codes where id = any($1::text[])`,
        [ids],
      );
      return rows.map(({ id, count, ...row }) => ({
        id,
        count,
        waitUntil: Number(row.wait_until),
        updatedAt: Number(row.updated_at),
        forgetAt: Number(row.forget_at),
      }));
    },
    putPhoneNumberWrongCodes: ({ id, count, waitUntil, updatedAt, forgetAt }) =>
      upsert(
        tables,
        { table: 'phone_number_wrong_codes', key: 'id', expiry: { column: 'forget_at', now: updatedAt } },
        {
          id,
          count,
          wait_until: toBigint(waitUntil),
          updated_at: toBigint(updatedAt),
          forget_at: toBigint(forgetAt),
        },
      ),
  };
}

interface PhoneNumberWrongCodesRow {
  id: string;
  count: number;
  wait_until: string | number;
  updated_at: string | number;
  forget_at: string | number;
}
