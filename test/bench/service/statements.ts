import type { PostgresConnection, PostgresPool } from '../../../src/server/postgres/index.js';
import type { Newcomer } from './served.js';

/**
 * The floor: what a server written by hand for this one job sends by `pg`, and nothing else. It keeps the same rules in
 * the same tables: a transaction for each of the three requests, since a message leaves in between; the same locks;
 * whatever bears on a limit is read while they are held. What can be read or written with one statement is.
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
      const [ofUser, ofNumber] = [`phonekit:phonekit:user:${userId}`, `phonekit:phonekit:phone_number:${phoneNumber}`];

      await locking(pool, [ofUser], async (connection) => {
        await connection.query(`${numbers} where user_id = $1 order by added`, [userId]);
        await connection.query(added, [id, userId, phoneNumber, Date.now()]);
      });

      await pool.query(`${numbers} where id = $1`, [id]);
      await locking(pool, [ofUser, ofNumber], async (connection) => {
        await connection.query(mayBeSent, [id, userId, phoneNumber]);
        const now = Date.now();
        await connection.query(sent, [sendId, userId, phoneNumber, now, now + 600_000, codeHash, id]);
      });
      await pool.query(`${numbers} where id = $1`, [id]);

      await pool.query(`${numbers} where id = $1`, [id]);
      await locking(pool, [ofUser, ofNumber], async (connection) => {
        await connection.query(mayBeTried, [id, userId]);
        await connection.query(verified, [id, true, Date.now()]);
      });
    },
  };
}

async function locking(
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

const wrongCodes = 'left join phonekit.wrong_codes using (user_id)';

/** The number, the user's wrong codes, and the last sends that each limit looks at. */
const mayBeSent = `
  select *,
    (
      select sent_at from phonekit.sends
      where user_id = $2 and phone_number = $3 and purpose = 'verification' and not failed
      order by sent_at desc limit 1
    ) as cooldown,
    (select sent_at from phonekit.sends where phone_number = $3 order by sent_at desc limit 1 offset 4) as to_number,
    (select sent_at from phonekit.sends where user_id = $2 order by sent_at desc limit 1 offset 4) as of_user
  from phonekit.phone_numbers ${wrongCodes} where id = $1 and user_id = $2`;

/** Counts the send, drops some that no limit looks at any more, and keeps the code. */
const sent = `
  with dropped as (
    delete from phonekit.sends where id = any(array(
      select id from phonekit.sends where forget_at <= $4 order by forget_at limit 20 for update skip locked
    ))
  ), counted as (
    insert into phonekit.sends (id, user_id, phone_number, purpose, failed, sent_at, forget_at)
    values ($1, $2, $3, 'verification', false, $4, $5)
  )
  update phonekit.phone_numbers
    set verification_status = 'unverified', verification_channel = 'sms', verification_attempts = 0,
      verification_expire_at = $5, code_hash = $6, updated_at = $4
    where id = $7`;

/** The number, the user's wrong codes, whether somebody has verified it, and whether the user has a primary one. */
const mayBeTried = `
  select *,
    exists (
      select from phonekit.phone_numbers as other
      where other.phone_number = own.phone_number and other.verification_status = 'verified'
    ) as taken,
    exists (select from phonekit.phone_numbers as other where other.user_id = $2 and other.is_primary) as has_primary
  from phonekit.phone_numbers as own ${wrongCodes} where id = $1 and user_id = $2`;

const verified = `
  update phonekit.phone_numbers
    set verification_status = 'verified', verification_expire_at = null, code_hash = null,
      is_primary = $2, updated_at = $3
    where id = $1`;
