import type { LinkedIdentification, Verification } from '../../core/model.js';
import type { StoredPhoneNumber, StoreTransaction } from '../../service/store.js';
import { ms, put } from './upsert.js';
import type { Tables } from './tables.js';

/** The numbers, in `phone_numbers`. */
export function phoneNumbers(
  tables: Tables,
): Pick<StoreTransaction, 'phoneNumbers' | 'phoneNumber' | 'verifiedPhoneNumber' | 'putPhoneNumber' | 'removePhoneNumber'> {
  const { schema, read, write } = tables;
  const select = `select * from ${schema}.phone_numbers where`;
  return {
    phoneNumbers: async (userId) =>
      (await read<Row>(`${select} user_id = $1 order by added`, [userId])).map(toPhoneNumber),
    phoneNumber: async (id) => first(await read<Row>(`${select} id = $1`, [id])),
    verifiedPhoneNumber: async (phoneNumber) =>
      first(await read<Row>(`${select} phone_number = $1 and verification_status = 'verified'`, [phoneNumber])),
    putPhoneNumber: (number) => put(tables, { table: 'phone_numbers', key: 'id' }, toRow(number)),
    removePhoneNumber: (id) => write(`delete from ${schema}.phone_numbers where id = $1`, [id]),
  };
}

/** `bigint`s come as text or as numbers, as the client likes. */
interface Row {
  id: string;
  user_id: string;
  phone_number: string;
  verification_status: Verification['status'] | null;
  verification_channel: Verification['channel'];
  verification_attempts: number | null;
  verification_expire_at: string | number | null;
  code_hash: string | null;
  reserved_for_second_factor: boolean;
  default_second_factor: boolean;
  is_primary: boolean;
  linked_to: readonly LinkedIdentification[];
  created_at: string | number | null;
  updated_at: string | number | null;
}

function first([row]: readonly Row[]): StoredPhoneNumber | null {
  return row ? toPhoneNumber(row) : null;
}

function toPhoneNumber(row: Row): StoredPhoneNumber {
  return {
    id: row.id,
    userId: row.user_id,
    phoneNumber: row.phone_number,
    verification: row.verification_status && {
      status: row.verification_status,
      strategy: 'phone_code',
      channel: row.verification_channel,
      attempts: row.verification_attempts,
      expireAt: timeOf(row.verification_expire_at),
    },
    codeHash: row.code_hash,
    reservedForSecondFactor: row.reserved_for_second_factor,
    defaultSecondFactor: row.default_second_factor,
    createdAt: timeOf(row.created_at),
    updatedAt: timeOf(row.updated_at),
    linkedTo: row.linked_to,
    backupCodes: null,
    primary: row.is_primary,
  };
}

function timeOf(value: string | number | null): number | null {
  return value === null ? null : Number(value);
}

function toRow({ verification, ...number }: StoredPhoneNumber): Record<keyof Row, unknown> {
  const time = (value: number | null | undefined) => (value == null ? null : ms(value));
  return {
    id: number.id,
    user_id: number.userId,
    phone_number: number.phoneNumber,
    verification_status: verification?.status ?? null,
    verification_channel: verification?.channel ?? null,
    verification_attempts: verification?.attempts ?? null,
    verification_expire_at: time(verification?.expireAt),
    code_hash: number.codeHash,
    reserved_for_second_factor: number.reservedForSecondFactor,
    default_second_factor: number.defaultSecondFactor,
    is_primary: number.primary,
    linked_to: JSON.stringify(number.linkedTo),
    created_at: time(number.createdAt),
    updated_at: time(number.updatedAt),
  };
}
