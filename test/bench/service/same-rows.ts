import type { Pool } from 'pg';

/** Throws if two users have different rows: then one of the two implementations does less than the other. */
export async function expectSameRows(pool: Pool, userIds: readonly [string, string]): Promise<void> {
  const [one, other] = [await rowsOf(pool, userIds[0]), await rowsOf(pool, userIds[1])];
  if (one !== other) throw new Error(`The service and the bare statements left different rows: ${one} and ${other}.`);
}

/** Without the columns that belong to one user or one moment. */
async function rowsOf(pool: Pool, userId: string): Promise<string> {
  const own =
    "'{id,added,user_id,phone_number,phone_number_hash,prefix,code_hash}'::text[] " +
    "- '{created_at,updated_at,sent_at,forget_at}'::text[]";
  const { rows } = await pool.query(
    `select to_jsonb(one) - ${own} as row from phonekit.phone_numbers as one where user_id = $1
    union all select to_jsonb(one) - ${own} from phonekit.sends as one where user_id = $1
    union all select to_jsonb(one) - ${own} from phonekit.wrong_codes as one where user_id = $1`,
    [userId],
  );
  return JSON.stringify(rows);
}
