import type { LinkedIdentification, Verification } from '../../core/model.js';
import type { EarlierCode, StoredPhoneNumber } from '../../service/records.js';
import type { PhoneStoreTransaction } from '../../service/store.js';
import type { Tables } from './tables.js';
import { toBigint, upsert } from './upsert.js';

/** The phone numbers, in the table `phone_numbers`. */
export function createPhoneNumberTable(
  tables: Tables,
): Pick<
  PhoneStoreTransaction,
  'phoneNumbers' | 'phoneNumber' | 'verifiedPhoneNumber' | 'putPhoneNumber' | 'removePhoneNumber'
> {
  const { schema, read, write } = tables;
  const select = `select * from ${schema}.phone_numbers where`;
  return {
    phoneNumbers: async (userId) =>
      (await read<StoredNumberRow>(`${select} user_id = $1 order by added`, [userId])).map(fromRow),
    phoneNumber: async (id) => toFirst(await read<StoredNumberRow>(`${select} id = $1`, [id])),
    verifiedPhoneNumber: async (phoneNumber) =>
      toFirst(
        await read<StoredNumberRow>(`${select} phone_number = $1 and verification_status = 'verified'`, [phoneNumber]),
      ),
    putPhoneNumber: (number) => upsert(tables, { table: 'phone_numbers', key: 'id' }, toRow(number)),
    removePhoneNumber: (id) => write(`delete from ${schema}.phone_numbers where id = $1`, [id]),
  };
}

/** A `bigint` is a string or a number, depending on the client. */
interface StoredNumberRow {
  id: string;
  user_id: string;
  phone_number: string;
  verification_status: Verification['status'] | null;
  verification_channel: Verification['channel'];
  verification_attempts: number | null;
  verification_expire_at: string | number | null;
  code_hash: string | null;
  earlier_codes: readonly EarlierCode[];
  reserved_for_second_factor: boolean;
  default_second_factor: boolean;
  is_primary: boolean;
  linked_to: readonly LinkedIdentification[];
  created_at: string | number | null;
  updated_at: string | number | null;
}

function toFirst([row]: readonly StoredNumberRow[]): StoredPhoneNumber | null {
  return row ? fromRow(row) : null;
}

function fromRow(row: StoredNumberRow): StoredPhoneNumber {
  return {
    id: row.id,
    userId: row.user_id,
    phoneNumber: row.phone_number,
    verification: row.verification_status && {
      status: row.verification_status,
      strategy: 'phone_code',
      channel: row.verification_channel,
      attempts: row.verification_attempts,
      expireAt: parseTime(row.verification_expire_at),
    },
    codeHash: row.code_hash,
    earlier: row.earlier_codes,
    reservedForSecondFactor: row.reserved_for_second_factor,
    defaultSecondFactor: row.default_second_factor,
    createdAt: parseTime(row.created_at),
    updatedAt: parseTime(row.updated_at),
    linkedTo: row.linked_to,
    backupCodes: null,
    primary: row.is_primary,
  };
}

function parseTime(value: string | number | null): number | null {
  return value === null ? null : Number(value);
}

function toRow({ verification, ...number }: StoredPhoneNumber): Record<keyof StoredNumberRow, unknown> {
  const time = (value: number | null | undefined) => (value == null ? null : toBigint(value));
  return {
    id: number.id,
    user_id: number.userId,
    phone_number: number.phoneNumber,
    verification_status: verification?.status ?? null,
    verification_channel: verification?.channel ?? null,
    verification_attempts: verification?.attempts ?? null,
    verification_expire_at: time(verification?.expireAt),
    code_hash: number.codeHash,
    earlier_codes: JSON.stringify(number.earlier ?? []),
    reserved_for_second_factor: number.reservedForSecondFactor,
    default_second_factor: number.defaultSecondFactor,
    is_primary: number.primary,
    linked_to: JSON.stringify(number.linkedTo),
    created_at: time(number.createdAt),
    updated_at: time(number.updatedAt),
  };
}
