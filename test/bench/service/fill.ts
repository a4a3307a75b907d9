import type { Pool } from 'pg';
import { migratePhoneStore } from '../../../src/server/postgres/index.js';
import { numbersOfUser } from './job.js';

/**
 * Creates the tables, with this many verified numbers of users `stored_0`, `stored_1` and so on. Returns the server's
 * version.
 */
export async function fill(pool: Pool, numbers: number): Promise<string> {
  await migratePhoneStore(pool);
  await pool.query(
    `insert into phonekit.phone_numbers (
      id, user_id, phone_number, verification_status, verification_channel, verification_attempts,
      reserved_for_second_factor, default_second_factor, is_primary, linked_to, created_at, updated_at
    )
    select 'phone_stored_' || at, 'stored_' || at / $2, '+1' || 2010000000 + at, 'verified', 'sms', 0,
      false, false, at % $2 = 0, '[]', 0, 0
    from generate_series(0, $1::integer - 1) as at`,
    [numbers, numbersOfUser],
  );
  await pool.query('vacuum analyze phonekit.phone_numbers');
  const { rows } = await pool.query<{ server_version: string }>('show server_version');
  return rows[0]?.server_version ?? '';
}
