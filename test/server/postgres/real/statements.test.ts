import { beforeAll, describe, expect, it } from 'vitest';
import type { Pool } from 'pg';
import { postgresStore, type PostgresPool } from '../../../../src/server/postgres/index.js';
import { phoneService, wrongCodeFor, type ServiceUnderTest } from '../../../support/phone-service.js';
import { storesOnServer } from '../../../support/postgres/server.js';

// The statements that the service sends, over tables with a hundred thousand rows each.

interface Statement {
  text: string;
  values: unknown[];
}

const { connect, newSchema } = storesOnServer();
const recorded: { operation: string; statements: Statement[] }[] = [];
let pool: Pool;

beforeAll(async () => {
  const schema = await newSchema();
  pool = connect({ options: `-c search_path="${schema}"` });
  await fill(pool);
  const { client, take } = recordStatements(pool);
  const service = phoneService({
    store: postgresStore(client, { schema }),
    policy: { sendsInAll: { max: 100, window: 60 }, takenNumber: 'move' },
  });
  for (const [operation, run] of operationsOn(service)) {
    take();
    await run();
    recorded.push({ operation, statements: take() });
  }
});

describe('the statements of the service on PostgreSQL', () => {
  it('use an index, however many rows there are', async () => {
    const ofTables = recorded
      .flatMap(({ statements }) => statements)
      .filter(({ text }) => /^(select \*|select \(|insert|update|delete|with)/.test(text));
    const distinct = new Map(ofTables.map((statement) => [statement.text, statement]));
    expect(distinct.size).toBeGreaterThan(13);
    for (const { text, values } of distinct.values()) {
      const { rows } = await pool.query(`explain (format json) ${text}`, values);
      const [{ Plan: plan }] = rows[0]['QUERY PLAN'];
      expect(JSON.stringify(plan), text).not.toContain('Seq Scan');
      // All limits on messages are looked up in one statement.
      const lookUps = text.match(/select sent_at/g)?.length ?? 1;
      expect(plan['Total Cost'] / lookUps, text.slice(0, 200)).toBeLessThan(100);
    }
  });

  it('are limited in number for each operation, with those that begin, lock and commit', () => {
    const over = recorded.filter(({ operation, statements }) => statements.length > (budgets[operation] ?? 0));
    expect(over.map(({ operation, statements }) => [operation, statements.length])).toEqual([]);
  });
});

/** Each costs a round trip to the database. */
const budgets: Record<string, number> = {
  create: 5,
  prepareVerification: 12,
  // One checks whether the code is that of an older message.
  'attemptVerification, wrong': 13,
  'attemptVerification, right': 14,
  list: 1,
  makePrimary: 5,
  setReservedForSecondFactor: 15,
  startSecondFactor: 5,
  listSecondFactors: 2,
  prepareSecondFactor: 11,
  attemptSecondFactor: 10,
  'startSecondFactor, again': 5,
  attemptBackupCode: 18,
  delete: 9,
};

/** Each operation in the history of one user. */
function operationsOn(service: ServiceUnderTest): [string, () => Promise<unknown>][] {
  let [id, code, attempt] = ['', '', ''];
  let backupCodes: readonly string[] = [];
  return [
    ['create', async () => ({ id } = await service.create('ada', { phoneNumber: '+12015550123' }))],
    ['prepareVerification', async () => service.prepareVerification('ada', { id, clientKey: '192.0.2.1' })],
    [
      'attemptVerification, wrong',
      async () =>
        service
          .attemptVerification('ada', { id, code: wrongCodeFor((code = service.sent.at(-1)?.code ?? '')) })
          .catch(() => {}),
    ],
    ['attemptVerification, right', async () => service.attemptVerification('ada', { id, code })],
    ['list', async () => service.list('ada')],
    ['makePrimary', async () => service.makePrimary('ada', { id })],
    [
      'setReservedForSecondFactor',
      async () => {
        const list = await service.setReservedForSecondFactor('ada', { id, reserved: true });
        backupCodes = list.flatMap((number) => number.backupCodes ?? []);
      },
    ],
    ['startSecondFactor', async () => (attempt = await service.start('ada'))],
    ['listSecondFactors', async () => service.listSecondFactors(attempt)],
    ['prepareSecondFactor', async () => service.prepareSecondFactor(attempt, { id })],
    [
      'attemptSecondFactor',
      async () => service.attemptSecondFactor(attempt, { id, code: service.sent.at(-1)?.code ?? '' }),
    ],
    ['startSecondFactor, again', async () => (attempt = await service.start('ada'))],
    ['attemptBackupCode', async () => service.attemptBackupCode(attempt, { code: backupCodes[0] ?? '' })],
    ['delete', async () => service.delete('ada', { id })],
  ];
}

/** Returns the pool, and the statements that its connections have sent since the last call. */
function recordStatements(pool: Pool): { client: PostgresPool; take: () => Statement[] } {
  const statements: Statement[] = [];
  const note = (text: string, values: unknown[] = []) => void statements.push({ text, values });
  const client: PostgresPool = {
    query(text, values) {
      note(text, values);
      return pool.query(text, values);
    },
    async connect() {
      const connection = await pool.connect();
      return {
        query(text, values) {
          note(text, values);
          return connection.query(text, values);
        },
        release: (destroy) => connection.release(destroy),
      };
    },
  };
  return { client, take: () => statements.splice(0) };
}

/** Other users' rows: every third number is verified, and each has been sent a message that is not deleted yet. */
async function fill(pool: Pool): Promise<void> {
  const now = Date.UTC(2030, 0, 1);
  await pool.query(`
    insert into phone_numbers (id, user_id, phone_number, verification_status,
        reserved_for_second_factor, default_second_factor, is_primary, linked_to)
      select 'phone_' || n, 'user_' || n / 3, '+1' || 2020000000 + n,
        case when n % 3 = 0 then 'verified' else 'unverified' end, false, false, false, '[]'
      from generate_series(1, 100000) as n;
    insert into sends
      select 'send_' || n, 'user_' || n / 3, md5('number ' || n), '+1' || (2020000000 + n) / 10000,
        case when n % 500 = 0 then 'US' else 'C' || n % 200 end,
        md5('client ' || n / 3), 'verification', 'sent', n % 5 <> 0, ${now} - n * 1000, ${now} + n
      from generate_series(1, 100000) as n;
    insert into wrong_codes (user_id, counts)
      select 'user_' || n, '{"backup_code": 1}' from generate_series(1, 100000) as n;
    insert into phone_number_wrong_codes
      select 'hash_' || n, 1, 0, ${now}, ${now} + n from generate_series(1, 100000) as n;
    insert into backup_codes (user_id) select 'user_' || n from generate_series(1, 100000) as n;
    insert into sign_ins
      select 'sign_in_' || n, 'user_' || n, ${now}, ${now} + n, '{}' from generate_series(1, 100000) as n;
    analyze;
  `);
}
