import { Pool } from 'pg';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { createPhoneHandler } from '../../../../src/server/index.js';
import { postgresStore } from '../../../../src/server/postgres/index.js';
import { startLine } from '../../../support/postgres/line.js';
import { storesOnServer } from '../../../support/postgres/server.js';

const { connect, newSchema } = storesOnServer();
const secret = '0123456789abcdef0123456789abcdef';
const authenticate = (request: Request) => request.headers.get('Authorization');
const sender = { send: async () => undefined };

describe('createPhoneHandler, while the database is gone', () => {
  it.each(['silent', 'refusing'] as const)(
    'responds 503 with Retry-After to each request, and works again by itself, if it was %s',
    async (mode) => {
      const line = await startLine();
      const pool = new Pool({ host: '127.0.0.1', port: line.port, user: 'postgres', database: 'postgres', max: 4 });
      pool.on('error', () => undefined);
      onTestFinished(() => pool.end());
      const handler = createPhoneHandler({
        store: postgresStore(pool, { schema: await newSchema(), timeout: 4000 }),
        policy: { requestTimeout: 15 },
        sender,
        secret,
        authenticate,
      });
      const ask = async (at: number) => {
        const { status, headers } = await handler(
          new Request('https://app.example.com/phone_numbers', {
            headers: { Authorization: `user ${at}`, 'Content-Type': 'application/json' },
            ...(at % 2 === 1 && { method: 'POST', body: JSON.stringify({ phone_number: '+12015550123' }) }),
          }),
        );
        return [status, headers.get('Retry-After')];
      };
      const ask12 = () => Promise.all(Array.from({ length: 12 }, (_, at) => ask(at)));
      const every = (result: unknown[]) => Array.from({ length: 12 }, () => result);
      expect(await ask12()).toEqual(every([200, null]));
      line.mode = mode;
      for (let round = 0; round < 2; round++) expect(await ask12()).toEqual(every([503, '5']));
      line.mode = 'open';
      await expect.poll(ask12).toEqual(every([200, null]));
      expect(pool.waitingCount).toBe(0);
    },
  );

  it('responds 503 if the server ends the connections in the middle of a request', async () => {
    const pool = connect({ application_name: 'ended' });
    const schema = await newSchema();
    const handler = createPhoneHandler({ store: postgresStore(pool, { schema }), sender, secret, authenticate });
    const list = async () =>
      (await handler(new Request('https://app.example.com/phone_numbers', { headers: { Authorization: 'ada' } })))
        .status;
    expect(await list()).toBe(200);
    const holder = await connect().connect();
    await holder.query(`begin; lock table "${schema}".phone_numbers in access exclusive mode`);
    const waiting = list();
    const watch = connect();
    await expect
      .poll(async () => (await watch.query(`select from pg_locks where not granted`)).rowCount)
      .toBeGreaterThan(0);
    await watch.query(`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'ended'`);
    expect(await waiting).toBe(503);
    await holder.query('rollback');
    holder.release();
    expect(await list()).toBe(200);
  });
});

describe('a connection that does not respond', () => {
  it('leaves the pool, so that the next write has another one', async () => {
    const line = await startLine();
    const pool = new Pool({ host: '127.0.0.1', port: line.port, user: 'postgres', database: 'postgres', max: 1 });
    pool.on('error', () => undefined);
    onTestFinished(() => pool.end());
    const store = postgresStore(pool, { schema: await newSchema(), timeout: 4000 });
    const write = () => store.transaction(['a'], (tx) => tx.removeSignIns('ada'));
    await write();
    line.mode = 'silent';
    await expect(write()).rejects.toMatchObject({ code: 'network' });
    line.mode = 'open';
    await write();
  });
});

describe('the clock of the database', () => {
  it('is known from the first transaction on, even if that is a write', async () => {
    const store = postgresStore(connect(), { schema: await newSchema() });
    const now = Date.now();
    vi.useFakeTimers({ toFake: ['Date'], now: now + 86_400_000 });
    try {
      const time = await store.transaction(['a'], async () => store.clock?.now() ?? 0);
      expect(Math.abs(time - now)).toBeLessThan(60_000);
    } finally {
      vi.useRealTimers();
    }
  });

  it('determines waits and clean-up, however wrong the clock of a process is', async () => {
    const pool = connect();
    const schema = await newSchema();
    const sent: string[] = [];
    const start = () =>
      createPhoneHandler({
        store: postgresStore(pool, { schema }),
        sender: { send: async ({ code }) => void sent.push(code) },
        secret,
        authenticate,
      });
    const ask = async (handler: ReturnType<typeof start>, path: string, key: string, body: object = {}) => {
      const headers = { Authorization: 'ada', 'Idempotency-Key': key, 'Content-Type': 'application/json' };
      const init = { method: 'POST', headers, body: JSON.stringify(body) };
      return (await handler(new Request(`https://app.example.com/phone_numbers${path}`, init))).status;
    };
    const first = start();
    const { id } = await first.service.create('ada', { phoneNumber: '+12015550123' });
    expect(await ask(first, `/${id}/prepare_verification`, 'k1')).toBe(200);
    for (const days of [-2, 2, 365]) {
      vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + days * 86_400_000 });
      try {
        const wrong = start();
        expect((await wrong.service.list('ada'))[0]?.verification?.status).toBe('unverified');
        expect(await ask(wrong, `/${id}/prepare_verification`, `another ${days}`.replace(' ', '-'))).toBe(429);
        expect(await ask(wrong, `/${id}/prepare_verification`, 'k1')).toBe(200);
        expect(sent).toHaveLength(1);
      } finally {
        vi.useRealTimers();
      }
    }
    expect((await pool.query(`select from "${schema}".sends`)).rowCount).toBe(1);
    expect(await ask(first, `/${id}/attempt_verification`, 'k2', { code: sent[0] })).toBe(200);
  });
});
