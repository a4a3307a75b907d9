import type { Pool } from 'pg';
import { describe, expect, it } from 'vitest';
import { postgresStore, type PostgresPool } from '../../../../src/server/postgres/index.js';
import type { PhoneStore, PhoneStoreTransaction } from '../../../../src/service/index.js';
import { hold } from '../../../../src/testing/index.js';
import { patience } from '../../../support/patience.mjs';
import { phoneService } from '../../../support/phone-service.js';
import { storesOnServer } from '../../../support/postgres/server.js';

const { connect, newSchema, newStore } = storesOnServer();
/** A session that observes. */
const watch = connect();

describe('a transaction of postgresStore', () => {
  it('is retried if it lost a deadlock to a rival that locks in another order', async () => {
    // The store's own session detects the deadlock, so it is the one to lose.
    const { client, failures } = recordFailures(connect({ options: '-c deadlock_timeout=2s' }));
    const store = postgresStore(client, { schema: await newSchema() });
    const rival = await connect({ options: '-c deadlock_timeout=1h', max: 1 }).connect();
    const [low, high] = await inOrder(store, ['a', 'b']);

    await rival.query('begin');
    await rival.query('select pg_advisory_xact_lock($1)', [high.hash]);
    const count = store.transaction([low.key, high.key], countOne);
    await expect.poll(() => countWaiting()).toBe(1);
    await rival.query('select pg_advisory_xact_lock($1)', [low.hash]);
    await rival.query('commit');
    rival.release();

    expect(await count).toBe(1);
    expect(failures).toEqual(['40P01']);
    expect(await countHeld()).toBe(0);
  });

  it('is retried from its start if two wait for each other’s rows', async () => {
    const { client, failures } = recordFailures(connect());
    const store = postgresStore(client, { schema: await newSchema() });
    const [rivals, runs] = [hold(), { count: 0 }];
    const touch = (users: readonly string[]) =>
      store.transaction(users.slice(0, 1), async (tx) => {
        const run = (runs.count += 1);
        for (const userId of users) {
          await tx.putWrongCodes({ userId, counts: { ofRun: run }, waits: {}, backupCodeSets: [] });
          if (run <= 2 && userId === users[0]) await rivals.until();
        }
      });
    const both = [touch(['ada', 'bob']), touch(['bob', 'ada'])];
    await expect.poll(() => rivals.waiting).toBe(2);
    rivals.release();
    await Promise.all(both);
    expect([runs.count, failures]).toEqual([3, ['40P01']]);
    const counts = await store.transaction([], (tx) => Promise.all(['ada', 'bob'].map((user) => tx.wrongCodes(user))));
    // The transaction that was rolled back comes last, and is complete.
    expect(counts.map((wrong) => wrong?.counts.ofRun)).toEqual([3, 3]);
  });

  it.each([
    { conflicts: 3, outcome: 'is kept', runs: 4 },
    { conflicts: 1000, outcome: 'is refused after the seventh try', runs: 7 },
  ])('$outcome if PostgreSQL cannot serialize it $conflicts times', async ({ conflicts, runs }) => {
    const schema = await newSchema();
    const store = postgresStore(connect(), { schema });
    await conflictOnWrites(schema, conflicts);
    let ran = 0;
    const writing = store.transaction(['a'], (tx) => {
      ran += 1;
      return countOne(tx);
    });
    const [{ status }] = await Promise.allSettled([writing]);
    expect([status, ran]).toEqual([conflicts < 7 ? 'fulfilled' : 'rejected', runs]);
    expect(await store.transaction([], async (tx) => (await tx.wrongCodes('ada'))?.counts.tries)).toBe(
      conflicts < 7 ? 1 : undefined,
    );
  });

  it('sees the writes of the last holder of its keys, if the default isolation would not', async () => {
    const store = postgresStore(connect({ options: '-c default_transaction_isolation=serializable' }), {
      schema: await newSchema(),
      timeout: patience,
    });
    await Promise.all(Array.from({ length: 100 }, () => store.transaction(['a'], countOne)));
    expect(await store.transaction([], (tx) => tx.wrongCodes('ada'))).toMatchObject({ counts: { tries: 100 } });
  });

  it('is rolled back if its connection breaks, holds no lock, and leaves the pool intact', async () => {
    const pool = connect({ max: 1, application_name: 'breaks' });
    const store = postgresStore(pool, { schema: await newSchema() });
    const idle = hold();
    const failing = store.transaction(['a'], async (tx) => {
      await countOne(tx);
      await idle.until();
      await countOne(tx);
    });
    await expect.poll(() => idle.waiting).toBe(1);
    await watch.query(`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'breaks'`);
    await expect.poll(countHeld).toBe(0);
    idle.release();
    await expect(failing).rejects.toMatchObject({ code: 'network' });
    expect(await store.transaction(['a'], countOne)).toBe(1);
    expect(pool.totalCount).toBe(1);
  });

  it('is rolled back if a statement failed, even if its caller continued', async () => {
    const store = await newStore();
    const failing = store.transaction(['a'], async (tx) => {
      await countOne(tx);
      const wrongCodes = { id: 'hash', count: 1, waitUntil: NaN, updatedAt: 0, forgetAt: 0 };
      await tx.putPhoneNumberWrongCodes(wrongCodes).catch(() => {});
      return 'done';
    });
    await expect(failing).rejects.toMatchObject({ code: '22P02' });
    expect(await store.transaction([], (tx) => tx.wrongCodes('ada'))).toBeNull();
  });

  it('rejects statements when it is over', async () => {
    const store = await newStore();
    const late = await store.transaction(['a'], async (tx) => tx);
    await expect(countOne(late)).rejects.toThrow('The transaction is over');
  });

  it('sends one statement at a time, without a warning of pg', async () => {
    const warnings: string[] = [];
    const note = ({ message }: Error) => void warnings.push(message);
    process.on('warning', note);
    await phoneService({ store: await newStore() }).verify('ada', '+12015550123');
    await new Promise((resolve) => setTimeout(resolve));
    process.off('warning', note);
    expect(warnings).toEqual([]);
  });

  it('releases its locks if its process hangs, and does not wait forever for another’s', async () => {
    const [pool, schema] = [connect({ max: 1 }), await newSchema()];
    const settings =
      "select current_setting('idle_in_transaction_session_timeout') as idle, current_setting('lock_timeout') as lock";
    let within: unknown;
    const queryingPool: PostgresPool = {
      query: (text, values) => pool.query(text, values),
      async connect() {
        const connection = await pool.connect();
        return {
          async query(text, values) {
            if (text === 'commit') within = (await connection.query(settings)).rows[0];
            return connection.query(text, values);
          },
          release: (destroy) => connection.release(destroy),
        };
      },
    };
    await postgresStore(queryingPool, { schema }).transaction(['a'], countOne);
    expect(within).toEqual({ idle: '30s', lock: '10s' });
    // The pool is the app's: its other queries have the app's own limits.
    expect(await rows(pool, settings)).toEqual([{ idle: '0', lock: '0' }]);
  });

  it('waits its turn if the pool has fewer connections than callers', async () => {
    const store = postgresStore(connect({ max: 2 }), { schema: await newSchema() });
    await Promise.all(Array.from({ length: 40 }, (_, at) => store.transaction([`key ${at % 3}`, 'a'], countOne)));
    expect(await store.transaction([], (tx) => tx.wrongCodes('ada'))).toMatchObject({ counts: { tries: 40 } });
  });
});

/** Returns the pool, and the error codes that its connections have received. */
function recordFailures(pool: Pool): { client: PostgresPool; failures: string[] } {
  const failures: string[] = [];
  const note = (thrown: { code: string }) => {
    failures.push(thrown.code);
    throw thrown;
  };
  const client: PostgresPool = {
    query: (text, values) => pool.query(text, values),
    async connect() {
      const connection = await pool.connect();
      return {
        query: (text, values) => connection.query(text, values).catch(note),
        release: (destroy) => connection.release(destroy),
      };
    },
  };
  return { client, failures };
}

async function countOne(tx: PhoneStoreTransaction): Promise<number> {
  const tries = ((await tx.wrongCodes('ada'))?.counts.tries ?? 0) + 1;
  await tx.putWrongCodes({ userId: 'ada', counts: { tries }, waits: {}, backupCodeSets: [] });
  return tries;
}

interface Lock {
  key: string;
  hash: string;
}

/** The two keys in the order in which the store locks them, with their PostgreSQL lock ids. */
async function inOrder(store: PhoneStore, keys: [string, string]): Promise<[Lock, Lock]> {
  const [first, second] = [await lockOf(store, keys[0]), await lockOf(store, keys[1])];
  return BigInt(first.hash) < BigInt(second.hash) ? [first, second] : [second, first];
}

function lockOf(store: PhoneStore, key: string): Promise<Lock> {
  return store.transaction([key], async () => {
    const [row] = await rows<{ hash: string }>(
      watch,
      `select ((classid::bigint << 32) | objid::bigint) as hash from pg_locks where locktype = 'advisory'`,
    );
    return { key, hash: row?.hash ?? '' };
  });
}

/**
 * Makes this many writes of wrong codes fail with a serialization failure. A sequence keeps counting through rollbacks.
 */
async function conflictOnWrites(schema: string, conflicts: number): Promise<void> {
  await watch.query(`
    create sequence "${schema}".conflicts;
    create function "${schema}".conflict() returns trigger language plpgsql as $$ begin
      if nextval('"${schema}".conflicts') <= ${conflicts} then
        raise exception 'could not serialize access' using errcode = 'serialization_failure';
      end if;
      return new;
    end $$;
    create trigger conflict before insert on "${schema}".wrong_codes for each row
      execute function "${schema}".conflict();
  `);
}

/** How many locks are waited for. */
async function countWaiting(): Promise<number> {
  return (await rows(watch, `select from pg_locks where locktype = 'advisory' and not granted`)).length;
}

async function countHeld(): Promise<number> {
  return (await rows(watch, `select from pg_locks where locktype = 'advisory'`)).length;
}

async function rows<Row>(pool: Pool, text: string): Promise<Row[]> {
  return (await pool.query(text)).rows;
}
