import { isCanonicalNumber } from '../../service/canonical-number.js';
import { maskPhoneNumber } from '../../core/mask.js';
import type { Query } from './transaction.js';

/** A stored number that is not in the one spelling which `create` would store today. */
export interface OddNumber {
  readonly id: string;
  readonly userId: string;
  readonly maskedPhoneNumber: string;
  readonly isVerified: boolean;
}

/** Returns the numbers of the schema in `search_path` that have another spelling than is stored today. */
export async function findOddNumbers(query: Query): Promise<readonly OddNumber[]> {
  const odd: OddNumber[] = [];
  let after: unknown = 0;
  for (;;) {
    const rows = (await query(
      'select id, added, user_id, phone_number, verification_status from phone_numbers ' +
        `where added > $1 order by added limit ${batch}`,
      [after],
    )) as OddNumberRow[];
    for (const row of rows) if (!isCanonicalNumber(row.phone_number)) odd.push(toOddNumber(row));
    after = rows.at(-1)?.added;
    if (rows.length < batch) return odd;
  }
}

/** Warns of them on the console, since nobody asked for the report. */
export function warnOfOddNumbers(numbers: readonly OddNumber[]): void {
  const list = numbers.map(({ id, maskedPhoneNumber }) => `${id} (${maskedPhoneNumber})`).join(', ');
  // oxlint-disable-next-line no-console -- An operator must see it once, and there is no other place.
  console.warn(
    `phonekit: ${numbers.length} stored phone numbers are not in canonical E.164, so the same phone may be stored ` +
      `twice. They stay as they are, and nothing is sent to verify them; ask their users to add them again: ${list}.`,
  );
}

const batch = 1000;

interface OddNumberRow {
  id: string;
  added: string | number;
  user_id: string;
  phone_number: string;
  verification_status: string | null;
}

function toOddNumber({ id, user_id, phone_number, verification_status }: OddNumberRow): OddNumber {
  return {
    id,
    userId: user_id,
    maskedPhoneNumber: maskPhoneNumber(phone_number),
    isVerified: verification_status === 'verified',
  };
}
