import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PGlite } from '@electric-sql/pglite';
import { migratePhoneStore, phoneStoreMigrations, postgresStore } from '../../../src/server/postgres/index.js';

let database: PGlite;
beforeAll(async () => {
  database = await PGlite.create();
});
afterAll(() => database.close());

describe('migratePhoneStore', () => {
  it('applies each migration once, however often it runs', async () => {
    await Promise.all([migratePhoneStore(database), migratePhoneStore(database)]);
    await migratePhoneStore(database);
    expect(await rows('select version, name from phonekit.migrations order by version')).toEqual(
      phoneStoreMigrations.map(({ version, name }) => ({ version, name })),
    );
  });

  it('keeps what is in the tables', async () => {
    const options = { schema: 'kept' };
    const wrongCodes = { userId: 'ada', counts: { backup_code: 1 }, waits: { backup_code: 2 }, backupCodeSets: [3] };
    await migratePhoneStore(database, options);
    const store = postgresStore(database, options);
    await store.transaction(['a'], (tx) => tx.putWrongCodes(wrongCodes));
    await migratePhoneStore(database, options);
    expect(await store.transaction([], (tx) => tx.wrongCodes('ada'))).toEqual(wrongCodes);
  });

  it('keeps older backup codes valid, and keeps counting wrong codes without whole numbers', async () => {
    const [first] = phoneStoreMigrations;
    await database.exec(`
      create schema older;
      set search_path to older;
      create table migrations (
        version integer primary key, name text not null, applied_at timestamptz not null default now()
      );
      insert into migrations (version, name) values (1, 'create tables');
      ${first?.sql}
      insert into backup_codes values ('ada', 'salt', 600000, '["aa", "bb"]'), ('bob', 'salt', 600000, '[]');
      insert into wrong_codes values
        ('ada', '{"+12015550123": 3, "+447400123456": 4, "backup_code": 2}', 7000), ('bob', '{}', 0);
      set search_path to public;
    `);
    await migratePhoneStore(database, { schema: 'older' });
    const store = postgresStore(database, { schema: 'older' });
    await store.transaction([], async (tx) => {
      expect(await tx.backupCodes('ada')).toEqual({
        userId: 'ada',
        createdAt: null,
        codes: ['aa', 'bb'].map((hash) => ({ salt: 'salt', iterations: 600_000, hash })),
      });
      expect(await tx.backupCodes('bob')).toEqual({ userId: 'bob', createdAt: null, codes: [] });
      expect(await tx.wrongCodes('ada')).toEqual({
        userId: 'ada',
        counts: { 'verification:': 7, backup_code: 2 },
        waits: { verification: 7000, backup_code: 7000 },
        backupCodeSets: [],
      });
      expect(await tx.wrongCodes('bob')).toEqual({ userId: 'bob', counts: {}, waits: {}, backupCodeSets: [] });
    });
  });

  it('creates all tables in the given schema, whatever its name', async () => {
    await migratePhoneStore(database, { schema: `it's "mine"` });
    const made = await rows<{ count: number }>(
      `select count(*)::int from information_schema.tables where table_schema = 'it''s "mine"'`,
    );
    expect(made).toEqual([{ count: 8 }]);
  });

  it('needs no privilege to create an existing schema', async () => {
    await database.exec(`
      create schema granted;
      create role app;
      grant usage, create on schema granted to app;
      set role app;
    `);
    try {
      await migratePhoneStore(database, { schema: 'granted' });
      await expect(migratePhoneStore(database, { schema: 'denied' })).rejects.toThrow('permission denied');
    } finally {
      await database.exec('reset role');
    }
  });

  it('rejects tables of a newer phonekit, and changes nothing', async () => {
    await migratePhoneStore(database, { schema: 'newer' });
    await database.query(`insert into newer.migrations (version, name) values (99, 'of the future')`);
    await expect(migratePhoneStore(database, { schema: 'newer' })).rejects.toThrow(
      /"newer" have version 99.*Update phonekit/s,
    );
    expect(await rows('select version from newer.migrations order by version')).toEqual([
      ...phoneStoreMigrations.map(({ version }) => ({ version })),
      { version: 99 },
    ]);
  });

  it('applies everything or nothing', async () => {
    await database.exec('create schema half; create table half.kept_answers (id text);');
    await expect(migratePhoneStore(database, { schema: 'half' })).rejects.toThrow('already exists');
    expect(await rows(`select table_name from information_schema.tables where table_schema = 'half'`)).toEqual([
      { table_name: 'kept_answers' },
    ]);
  });

  it('reports once what is not canonical, and phones that were verified twice, and leaves them unchanged', async () => {
    const schema = 'odd';
    await database.exec(`create schema ${schema}; set search_path to ${schema}; ${phoneStoreMigrations[0]?.sql ?? ''}
      create table migrations (version integer primary key, name text not null, applied_at timestamptz default now());
      insert into migrations (version, name) values (1, 'create tables');
      insert into phone_numbers (id, user_id, phone_number, verification_status, reserved_for_second_factor,
          default_second_factor, is_primary, linked_to)
        select 'phone_' || n, 'ada', '+1201555' || 1000 + n, 'verified', false, false, false, '[]'
          from generate_series(1, 2500) as n
        union all values ('phone_odd', 'bob', '+4407911123456', 'verified', false, false, false, '[]'::jsonb),
          ('phone_new', 'eve', '+112015550123', 'unverified', false, false, false, '[]'),
          ('phone_ar9', 'eve', '+5491123456789', 'verified', false, false, false, '[]'),
          ('phone_ar', 'bob', '+541123456789', 'verified', false, false, false, '[]'),
          ('phone_ar_2', 'eve', '+541123456788', 'unverified', false, false, false, '[]'),
          ('phone_ar9_2', 'bob', '+5491123456788', 'verified', false, false, false, '[]');
      insert into sends values ('send_1', 'ada', '+12015551001', 'verification', false, 1, 2);
      set search_path to default;`);
    const reports: unknown[] = [];
    for (let run = 0; run < 2; run++)
      await migratePhoneStore(database, { schema, onOddNumbers: (numbers) => void reports.push(numbers) });
    expect(reports).toEqual([
      [
        { id: 'phone_odd', userId: 'bob', maskedPhoneNumber: '+•••••••••3456', isVerified: true },
        { id: 'phone_new', userId: 'eve', maskedPhoneNumber: '+••••••••0123', isVerified: false },
        { id: 'phone_ar9', userId: 'eve', maskedPhoneNumber: '+•••••••••6789', isVerified: true },
        { id: 'phone_ar', userId: 'bob', maskedPhoneNumber: '+••••••••6789', isVerified: true },
      ],
    ]);
    const numbers = await rows(
      `select phone_number from ${schema}.phone_numbers where id in ('phone_odd', 'phone_new')`,
    );
    expect(numbers).toEqual([{ phone_number: '+4407911123456' }, { phone_number: '+112015550123' }]);
    expect(await rows(`select * from ${schema}.sends`)).toEqual([]);
  });

  it('numbers its migrations from 1, and leaves none out', () => {
    expect(phoneStoreMigrations.map(({ version }) => version)).toEqual(phoneStoreMigrations.map((_, at) => at + 1));
  });

  it('is named by the error of a store whose tables are missing', async () => {
    const store = postgresStore(database, { schema: 'nowhere' });
    for (const keys of [[], ['a']]) {
      await expect(store.transaction(keys, (tx) => tx.phoneNumbers('ada'))).rejects.toThrow(
        /Run migratePhoneStore\(client\)/,
      );
    }
  });
});

async function rows<Row>(text: string): Promise<Row[]> {
  return (await database.query<Row>(text)).rows;
}
