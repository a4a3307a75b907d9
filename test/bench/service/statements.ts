import { createHmac } from 'node:crypto';
import type { PostgresConnection, PostgresPool } from '../../../src/server/postgres/index.js';
import type { Newcomer } from './served.js';

/**
 * The floor: what a hand-written server for this one job sends through `pg`, and nothing else. It keeps the same rules
 * in the same tables: a transaction for each of the three requests, since a message is sent in between; the same locks;
 * everything that affects a limit is read while they are held. What can be read or written in one statement is.
 */
export function statementsOn(pool: PostgresPool) {
  let made = 0;
  const prefix = crypto.randomUUID();
  return {
    list: (userId: string) => pool.query(`${numbers} where user_id = $1 order by added`, [userId]),
    async verify({ userId, phoneNumber }: Newcomer) {
      made += 1;
      const [id, sendId, codeHash] = [
        `phone_${prefix}_${made}`,
        `send_${prefix}_${made}`,
        prefix.repeat(2).slice(0, 64),
      ];
      const hash = createHmac('sha256', prefix).update(phoneNumber).digest('hex');
      const block = phoneNumber.slice(0, -4);
      const toLock = (key: string) => `phonekit:phonekit:${key}`;
      const [ofUser, ofNumber] = [toLock(`user:${userId}`), toLock(`phone_number:${phoneNumber}`)];

      await withLocks(pool, [ofUser], async (connection) => {
        await connection.query(`${numbers} where user_id = $1 order by added`, [userId]);
        await connection.query(added, [id, userId, phoneNumber, Date.now()]);
      });

      await pool.query(`${numbers} where id = $1`, [id]);
      await withLocks(pool, [ofUser, ofNumber, toLock(`prefix:${block}`)], async (connection) => {
        await connection.query(mayBeSent, [id, userId, phoneNumber, hash, block]);
        const now = Date.now();
        const [expireAt, forgetAt] = [now + 600_000, now + 86_400_000];
        await connection.query(sent, [sendId, userId, hash, block, now, forgetAt, expireAt, codeHash, id]);
      });
      await pool.query(`${numbers} where id = $1`, [id]);

      await pool.query(`${numbers} where id = $1`, [id]);
      await withLocks(pool, [ofUser, ofNumber], async (connection) => {
        await connection.query(mayBeTried, [id, userId, hash]);
        await connection.query(verified, [id, true, Date.now(), userId, hash]);
      });
    },
  };
}

async function withLocks(
  pool: PostgresPool,
  keys: readonly string[],
  run: (connection: PostgresConnection) => Promise<void>,
): Promise<void> {
  const connection = await pool.connect();
  await connection.query('begin');
  await connection.query(
    `select pg_advisory_xact_lock(hash) from (
      select distinct hashtextextended(key, 0) as hash from unnest($1::text[]) as key order by hash offset 0
    ) as hashes`,
    [keys],
  );
  await run(connection);
  await connection.query('commit');
  connection.release();
}

const numbers = 'select * from phonekit.phone_numbers';

const added = `
  insert into phonekit.phone_numbers (
    id, user_id, phone_number, reserved_for_second_factor, default_second_factor, is_primary, linked_to,
    created_at, updated_at
  ) values ($1, $2, $3, false, false, false, '[]', $4, $4)`;

/** The wrong codes of the user, and those of all users for the number. */
const wrongCodes = (hash: string) => `
  left join phonekit.wrong_codes using (user_id)
  left join phonekit.phone_number_wrong_codes as at_number on at_number.id = ${hash}`;

const sends = (columns: string, where: string, limit: string) =>
  `select ${columns} from phonekit.sends where ${where} order by sent_at desc ${limit}`;
const byUserToNumber = `user_id = $2 and phone_number_hash = $4 and purpose = 'verification' and outcome = 'sent'`;
const billed = `purpose = 'verification' and outcome in ('sent', 'unknown')`;
const lastOf = (where: string, counts: readonly number[]) =>
  counts.map((count) => `(${sends('sent_at', where, `limit 1 offset ${count - 1}`)})`).join(', ');

/** The number, who has verified it, the wrong codes, and the latest sends that each limit counts. */
const mayBeSent = `
  select number.*, wrong_codes.*, at_number.*,
    (select user_id from phonekit.phone_numbers where phone_number = $3 and verification_status = 'verified') as owner,
    (${sends('sent_at', byUserToNumber, 'limit 1')}) as cooldown,
    array(${sends('sent_at', `${byUserToNumber} and not converted`, 'limit 10')}) as unconverted,
    array(${sends('sent_at', `user_id = $2 and purpose = 'verification'`, 'limit 30')}) as of_user,
    array(${sends(`user_id || ' ' || sent_at`, `phone_number_hash = $4 and ${billed}`, 'limit 20')}) as to_number,
    array[${lastOf(`prefix = $5 and ${billed}`, [20, 60, 200])}] as to_prefix,
    array[${lastOf(`country = 'GB' and not converted and ${billed}`, [100, 300, 1000])}] as to_country,
    array(${sends('converted', `prefix = $5 and ${billed}`, 'limit 20')}) as conversions
  from phonekit.phone_numbers as number ${wrongCodes('$4')} where number.id = $1 and user_id = $2`;

/** Records the send, deletes some that no limit counts any more, and stores the code. */
const sent = `
  with dropped as (
    delete from phonekit.sends where id = any(array(
      select id from phonekit.sends where forget_at <= $5 order by forget_at limit 20 for update skip locked
    ))
  ), counted as (
    insert into phonekit.sends (
      id, user_id, phone_number_hash, prefix, country, purpose, outcome, converted, sent_at, forget_at
    ) values ($1, $2, $3, $4, 'GB', 'verification', 'sent', false, $5, $6)
  )
  update phonekit.phone_numbers
    set verification_status = 'unverified', verification_channel = 'sms', verification_attempts = 0,
      verification_expire_at = $7, code_hash = $8, updated_at = $5
    where id = $9`;

/** The number, the wrong codes, whether somebody has verified it, and whether the user has a primary one. */
const mayBeTried = `
  select *,
    exists (
      select from phonekit.phone_numbers as other
        where other.phone_number = own.phone_number and other.verification_status = 'verified'
    ) as taken,
    exists (select from phonekit.phone_numbers as other where other.user_id = $2 and other.is_primary) as has_primary
  from phonekit.phone_numbers as own ${wrongCodes('$3')} where own.id = $1 and user_id = $2`;

/** Marks the number as verified, and its messages as converted. */
const verified = `
  with converted as (
    update phonekit.sends set converted = true where user_id = $4 and phone_number_hash = $5 and not converted
  )
  update phonekit.phone_numbers
    set verification_status = 'verified', verification_expire_at = null, code_hash = null, is_primary = $2,
      updated_at = $3
    where id = $1`;
