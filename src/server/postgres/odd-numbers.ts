import { isCanonicalNumber } from '../../service/canonical-number.js';
import { listPhoneSpellings } from '../../service/subscriber.js';
import { maskPhoneNumber } from '../../core/mask.js';
import type { Query } from './transaction.js';

/** A stored number that is not spelled as `create` would store it today, or that reaches the phone of another one. */
export interface OddNumber {
  readonly id: string;
  readonly userId: string;
  readonly maskedPhoneNumber: string;
  readonly isVerified: boolean;
}

/**
 * Returns the numbers of the schema in `search_path` that have another spelling than is stored today, and the verified
 * ones of a phone that was verified by two numbers.
 */
export async function findOddNumbers(query: Query): Promise<readonly OddNumber[]> {
  const odd: OddNumber[] = [];
  let after: unknown = 0;
  for (;;) {
    const rows = (await query(
      'select id, added, user_id, phone_number, verification_status from phone_numbers ' +
        `where added > $1 order by added limit ${batch}`,
      [after],
    )) as OddNumberRow[];
    const doublets = await findDoublets(query, rows);
    for (const row of rows) if (!isCanonicalNumber(row.phone_number) || doublets.has(row)) odd.push(toOddNumber(row));
    after = rows.at(-1)?.added;
    if (rows.length < batch) return odd;
  }
}

/** Returns the verified rows whose phone was verified by another number, too. */
async function findDoublets(query: Query, rows: readonly OddNumberRow[]): Promise<ReadonlySet<OddNumberRow>> {
  const verified = rows.filter(isVerifiedRow).map((row) => {
    const others = listPhoneSpellings(row.phone_number).filter((spelling) => spelling !== row.phone_number);
    return { row, others };
  });
  const all = verified.flatMap(({ others }) => others);
  if (all.length === 0) return new Set();
  const found = (await query(
    `select phone_number from phone_numbers where verification_status = 'verified' and phone_number = any($1)`,
    [all],
  )) as Pick<OddNumberRow, 'phone_number'>[];
  const stored = new Set(found.map((one) => one.phone_number));
  return new Set(verified.filter(({ others }) => others.some((one) => stored.has(one))).map(({ row }) => row));
}

/** Warns of them on the console, since nobody asked for the report. */
export function warnOfOddNumbers(numbers: readonly OddNumber[]): void {
  const list = numbers.map(({ id, maskedPhoneNumber }) => `${id} (${maskedPhoneNumber})`).join(', ');
  // oxlint-disable-next-line no-console -- An operator must see it once, and there is no other place.
  console.warn(
    `phonekit: ${numbers.length} stored phone numbers are not in canonical E.164, or reach the phone of another ` +
      'one, so the same phone may have two owners. They stay as they are, and nothing is sent to verify them; ask ' +
      `their users to add them again: ${list}.`,
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

function isVerifiedRow({ verification_status: status }: OddNumberRow): boolean {
  return status === 'verified';
}

function toOddNumber(row: OddNumberRow): OddNumber {
  const { id, user_id, phone_number } = row;
  return {
    id,
    userId: user_id,
    maskedPhoneNumber: maskPhoneNumber(phone_number),
    isVerified: isVerifiedRow(row),
  };
}
